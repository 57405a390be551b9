package dev.trawl.scheduler.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a change that the check does not let pass. Comes before every filter that may look into a body, or take another
 * method for the real one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class TokenFilter extends HttpFilter implements SmartInitializingSingleton {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(TokenFilter.class);

    private final transient Supplier<TokenCheck> check;
    private final transient JsonMapper json;

    /** @param check is made after the web server, so that a setting it refuses is reported as all others are */
    TokenFilter(Supplier<TokenCheck> check, JsonMapper json) {
        this.check = check;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        check.get().onlyReads().ifPresent(log::warn);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (check.get().decide(request.getMethod(), request.getHeader(HttpHeaders.AUTHORIZATION))) {
            case TokenCheck.Decision.Free free -> chain.doFilter(request, response);
            case TokenCheck.Decision.OnlyReads(String detail) -> refuse(HttpStatus.FORBIDDEN, detail, response);
            case TokenCheck.Decision.TokenExpected(String detail) -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                refuse(HttpStatus.UNAUTHORIZED, detail, response);
            }
        }
    }

    private void refuse(HttpStatus status, String detail, HttpServletResponse response) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
