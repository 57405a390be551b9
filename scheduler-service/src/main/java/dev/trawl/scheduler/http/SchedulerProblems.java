package dev.trawl.scheduler.http;

import dev.trawl.scheduler.crawl.UploadRefused;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal as RFC 9457 problem+json that names the thing and what was expected. */
@RestControllerAdvice
final class SchedulerProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(SchedulerProblems.class);
    private static final long RETRY_SECONDS = 5;

    private final Predicate<Throwable> databaseIsAway;

    /** @param databaseIsAway whether a failure says so; it may note it */
    SchedulerProblems(Predicate<Throwable> databaseIsAway) {
        this.databaseIsAway = databaseIsAway;
    }

    @ExceptionHandler
    ProblemDetail handle(BadRequest e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, BadRequest.messageOf(e));
    }

    @ExceptionHandler
    ProblemDetail handle(NotFound e) {
        return ProblemDetail.forStatusAndDetail(
                e.isGone() ? HttpStatus.GONE : HttpStatus.NOT_FOUND, BadRequest.messageOf(e));
    }

    @ExceptionHandler
    ProblemDetail handle(UploadTooLarge e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, BadRequest.messageOf(e));
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(TemporarilyUnavailable e) {
        return later(BadRequest.messageOf(e), e.after().toSeconds());
    }

    @ExceptionHandler
    ProblemDetail handle(UploadRefused e) {
        HttpStatus status = switch (e.why()) {
            case UNKNOWN_SITE -> HttpStatus.BAD_REQUEST;
            case CRAWL_CANCELLED -> HttpStatus.CONFLICT;
            case STRICT -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, BadRequest.messageOf(e));
        e.receipt().ifPresent(receipt -> {
            problem.setProperty("crawl", receipt.crawl().value());
            problem.setProperty("rejected", receipt.rejected());
            problem.setProperty("rejections", receipt.rejections());
        });
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(RuntimeException e) {
        if (databaseIsAway.test(e)) {
            return later("the database is away; nothing was changed", RETRY_SECONDS);
        }
        log.error("a request could not be answered", e);
        return ResponseEntity.internalServerError()
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR, "an internal error; the log has it"));
    }

    private static ResponseEntity<Object> later(String detail, long seconds) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }
}
