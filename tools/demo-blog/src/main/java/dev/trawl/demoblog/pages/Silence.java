package dev.trawl.demoblog.pages;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;

/** No reply at all: the connection stays open and nothing is sent, until the server stops or ten minutes are over. */
public record Silence() implements Reply {

    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(10);

    @Override
    public void send(HttpExchange exchange) {
        try (exchange) {
            Thread.sleep(LONGER_THAN_ANYBODY_WAITS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
