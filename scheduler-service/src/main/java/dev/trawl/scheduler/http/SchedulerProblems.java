package dev.trawl.scheduler.http;

import dev.trawl.scheduler.crawl.UploadRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The errors that only the scheduler has: those of uploads. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SchedulerProblems {

    @ExceptionHandler
    ProblemDetail handle(UploadTooLarge e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail handle(UploadRefused e) {
        HttpStatus status = switch (e.why()) {
            case UNKNOWN_SITE -> HttpStatus.BAD_REQUEST;
            case CRAWL_CANCELLED -> HttpStatus.CONFLICT;
            case STRICT -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
        e.receipt().ifPresent(receipt -> {
            problem.setProperty("crawl", receipt.crawl().value());
            problem.setProperty("rejected", receipt.rejected());
            problem.setProperty("rejections", receipt.rejections());
        });
        return problem;
    }
}
