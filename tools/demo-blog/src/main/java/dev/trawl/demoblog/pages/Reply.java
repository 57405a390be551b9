package dev.trawl.demoblog.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;

/** What becomes of a request: usually a {@link Body}, but anything that can be done to a connection. */
@FunctionalInterface
public interface Reply {

    /** Sends it, and leaves the exchange closed; runs in a virtual thread of its own. */
    void send(HttpExchange exchange) throws IOException;

    /** Half of a reply, though its head promises all of it: then the connection breaks. */
    record Cut(Body whole) implements Reply {

        @Override
        public void send(HttpExchange exchange) throws IOException {
            byte[] bytes = whole.bytes();
            exchange.getResponseHeaders().set("Content-Type", whole.type());
            exchange.sendResponseHeaders(whole.status(), bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut short on purpose");
        }
    }

    /**
     * Leads somewhere else, with status 302.
     *
     * @param location where to; {@code {port}} in it becomes the port that was asked
     */
    record Redirect(String location) implements Reply {

        @Override
        public void send(HttpExchange exchange) throws IOException {
            try (exchange) {
                String port = Integer.toString(exchange.getLocalAddress().getPort());
                exchange.getResponseHeaders().set("Location", location.replace("{port}", port));
                exchange.sendResponseHeaders(302, -1);
            }
        }
    }

    /** No reply at all: the connection stays open and nothing is sent, until the server stops or ten minutes are over. */
    record Silence() implements Reply {

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
}
