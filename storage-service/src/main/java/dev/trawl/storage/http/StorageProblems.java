package dev.trawl.storage.http;

import dev.trawl.storage.catalog.Catalog.QueryUnanswered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The errors of the HTTP API, as RFC 9457 problems. */
@RestControllerAdvice
final class StorageProblems {

    /** A parameter has a bad value. The message names the parameter and the expected value. */
    static final class BadParameter extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String parameter;
        private final String expected;

        BadParameter(String parameter, String expected) {
            super("parameter " + parameter + ": expected " + expected);
            this.parameter = parameter;
            this.expected = expected;
        }

        String parameter() {
            return parameter;
        }

        String expected() {
            return expected;
        }
    }

    /** No such row is stored. */
    static final class RowNotFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RowNotFound(String row) {
            super(row + " is not stored");
        }
    }

    @ExceptionHandler
    ProblemDetail badParameter(BadParameter e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setTitle("Bad parameter");
        problem.setProperty("parameter", e.parameter());
        problem.setProperty("expected", e.expected());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notStored(RowNotFound e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
        problem.setTitle("Not stored");
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unanswered(QueryUnanswered e) {
        String advice = e.tooLong() ? "; narrow it by filters" : "; try again";
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage() + advice);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem);
    }
}
