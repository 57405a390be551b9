package dev.trawl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which problem answers which error. */
class HttpProblemsTest {

    private final HttpProblems problems = new HttpProblems(failure -> failure instanceof IllegalStateException
            ? Optional.of(new TemporarilyUnavailable("the database is away", Duration.ofSeconds(5)))
            : Optional.empty());

    private static ProblemDetail problem(ResponseEntity<Object> answer) {
        assertThat(answer.getBody()).isInstanceOf(ProblemDetail.class);
        return (ProblemDetail) java.util.Objects.requireNonNull(answer.getBody());
    }

    @Test
    void aBadParameterHasItsNameAndWhatWasExpected() {
        ProblemDetail problem = problems.handle(new BadParameter("size", "size is '0'", "1 to 1000"));

        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getTitle()).isEqualTo("Bad parameter");
        assertThat(problem.getDetail()).isEqualTo("size is '0', expected 1 to 1000");
        assertThat(problem.getProperties()).isEqualTo(Map.of("parameter", "size", "expected", "1 to 1000"));
    }

    @Test
    void aBadBodyHasADetailOnly() {
        ProblemDetail problem = problems.handle(new BadRequest("the body is not JSON, expected an object"));

        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getDetail()).isEqualTo("the body is not JSON, expected an object");
        assertThat(problem.getProperties()).isNull();
    }

    @Test
    void whatExistedOnceIsGone() {
        assertThat(problems.handle(NotFound.unknown("task 7 is unknown")).getStatus())
                .isEqualTo(404);
        assertThat(problems.handle(NotFound.gone("the screenshot is not kept")).getStatus())
                .isEqualTo(410);
    }

    @Test
    void aTemporaryFailureSaysWhenToTryAgain() {
        ResponseEntity<Object> answer =
                problems.handle(new IllegalStateException("connection refused"), new MockHttpServletResponse());

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(problem(answer).getDetail()).isEqualTo("the database is away");
        assertThat(problems.handle(new TemporarilyUnavailable("busy", Duration.ofMillis(10)))
                        .getHeaders()
                        .getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("1");
    }

    @Test
    void anInternalErrorTellsNothingOfItself() {
        ResponseEntity<Object> answer =
                problems.handle(new UnsupportedOperationException("secret"), new MockHttpServletResponse());

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(problem(answer).getDetail()).isEqualTo("an internal error; the log has it");
    }

    @Test
    void aResponseThatHasBegunIsBrokenOff() {
        var response = new MockHttpServletResponse();
        response.setCommitted(true);
        var failure = new IllegalStateException("connection refused");

        assertThatThrownBy(() -> problems.handle(failure, response)).isSameAs(failure);
    }
}
