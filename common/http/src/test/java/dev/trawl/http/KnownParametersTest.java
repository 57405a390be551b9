package dev.trawl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import java.io.BufferedReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Which parameters an operation takes. */
class KnownParametersTest {

    /** Operations. */
    static final class Operations {

        void list(@RequestParam(required = false) @Nullable String page, @RequestParam(required = false) String size) {}

        void show(String path) {}

        @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
        void submit(@RequestParam(required = false) @Nullable String wait) {}

        void replay(@RequestBody String which) {}
    }

    /** Fails when its body is read, as a form is when the servlet container is asked for parameters. */
    private static final class Upload extends MockHttpServletRequest {

        Upload(String type) {
            super("POST", "/api/crawls/mine/release");
            setContentType(type);
            setContent("cuont=2".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            String type = String.valueOf(getContentType()).toLowerCase(java.util.Locale.ROOT);
            if (type.contains("form")) {
                throw new AssertionError("the body was read");
            }
            return super.getParameterMap();
        }

        @Override
        public ServletInputStream getInputStream() {
            throw new AssertionError("the body was read");
        }

        @Override
        public BufferedReader getReader() {
            throw new AssertionError("the body was read");
        }
    }

    private static void check(String operation, MockHttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        var operations = new Operations();
        var method = java.util.Arrays.stream(Operations.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(operation))
                .findFirst()
                .orElseThrow();
        assertThat(new KnownParameters()
                        .preHandle(request, new MockHttpServletResponse(), new HandlerMethod(operations, method)))
                .isTrue();
    }

    private static MockHttpServletRequest with(String name, String... values) {
        var request = new MockHttpServletRequest();
        request.setParameter(name, values);
        return request;
    }

    @Test
    void letsKnownParametersPass() throws HttpMediaTypeNotSupportedException {
        check("list", with("page", "1"));
        check("list", new MockHttpServletRequest());
        check("show", new MockHttpServletRequest());
        check("submit", with("wait", "1m"));
    }

    @Test
    void namesAnUnknownParameterAndTheKnownOnes() {
        assertThatThrownBy(() -> check("list", with("sise", "1")))
                .isInstanceOfSatisfying(
                        BadParameter.class, e -> assertThat(e.parameter()).isEqualTo("sise"))
                .hasMessage("parameter 'sise' is unknown, expected one of page, size");
        assertThatThrownBy(() -> check("show", with("size", "1")))
                .hasMessage("parameter 'size' is unknown, expected no parameters");
    }

    @Test
    void aParameterBesideAJsonBodyIsPointedThere() {
        assertThatThrownBy(() -> check("submit", with("held", "true")))
                .hasMessage("parameter 'held' is unknown, expected one of wait; fields belong in the JSON body");
        assertThatThrownBy(() -> check("replay", with("kind", "click")))
                .hasMessage("parameter 'kind' is unknown, expected no parameters; fields belong in the JSON body");
    }

    @Test
    void refusesARepeatedParameter() {
        assertThatThrownBy(() -> check("list", with("page", "1", "1")))
                .isInstanceOf(BadParameter.class)
                .hasMessage("parameter 'page' is given 2 times, expected one value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
                "multipart/form-data; boundary=x"
            })
    void refusesAFormWithoutReadingIt(String type) {
        assertThatThrownBy(() -> check("show", new Upload(type)))
                .isInstanceOfSatisfying(HttpMediaTypeNotSupportedException.class, e -> {
                    assertThat(e.getStatusCode().value()).isEqualTo(415);
                    assertThat(e.getBody().getDetail())
                            .startsWith("the body is a form, expected parameters in the query");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/csv", "application/json"})
    void readsNoBody(String type) throws HttpMediaTypeNotSupportedException {
        check("show", new Upload(type));
    }
}
