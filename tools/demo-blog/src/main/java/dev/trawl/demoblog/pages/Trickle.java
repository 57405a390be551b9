package dev.trawl.demoblog.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;

/** The beginning of a page, and then a blank every now and then, until the visitor has gone. */
public record Trickle(String beginning) implements Reply {

    private static final Duration EVERY = Duration.ofMillis(300);
    private static final int BLANKS = 2_000;

    @Override
    public void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            out.write(beginning.getBytes(UTF_8));
            for (int i = 0; i < BLANKS; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
