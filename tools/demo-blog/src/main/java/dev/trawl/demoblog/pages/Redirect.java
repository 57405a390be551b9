package dev.trawl.demoblog.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * Leads somewhere else, with status 302.
 *
 * @param location where to; {@code {port}} in it becomes the port that was asked
 */
public record Redirect(String location) implements Reply {

    @Override
    public void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            String port = Integer.toString(exchange.getLocalAddress().getPort());
            exchange.getResponseHeaders().set("Location", location.replace("{port}", port));
            exchange.sendResponseHeaders(302, -1);
        }
    }
}
