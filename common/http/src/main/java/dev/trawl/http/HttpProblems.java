package dev.trawl.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error as a problem of RFC 9457, whose detail names the thing and what was expected. A service that has errors of its own
 * adds an advice of a higher precedence for them.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class HttpProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(HttpProblems.class);

    private final TemporaryFailures temporary;

    HttpProblems(TemporaryFailures temporary) {
        this.temporary = temporary;
    }

    @ExceptionHandler
    ProblemDetail handle(BadRequest e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        if (e instanceof BadParameter bad) {
            problem.setTitle("Bad parameter");
            problem.setProperty("parameter", bad.parameter());
            problem.setProperty("expected", bad.expected());
        }
        return problem;
    }

    @ExceptionHandler
    ProblemDetail handle(NotFound e) {
        return ProblemDetail.forStatusAndDetail(e.isGone() ? HttpStatus.GONE : HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(TemporarilyUnavailable e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, e.after().toSeconds())))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage()));
    }

    /** A response that has begun is broken off: a problem at its end would look like a part of it. */
    @ExceptionHandler
    ResponseEntity<Object> handle(RuntimeException e, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw e;
        }
        return temporary.recognize(e).map(this::handle).orElseGet(() -> {
            log.error("a request could not be answered", e);
            return ResponseEntity.internalServerError()
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.INTERNAL_SERVER_ERROR, "an internal error; the log has it"));
        });
    }

    /** Only numbers are converted by Spring; controllers read everything else themselves. */
    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(e.getPropertyName(), "parameter");
        return ResponseEntity.badRequest()
                .body(handle(new BadParameter(name, name + " is '" + e.getValue() + "'", "a whole number", e)));
    }
}
