package dev.trawl.demoblog.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Half of a reply, though its head promises all of it: then the connection breaks. */
public record Cut(Body whole) implements Reply {

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
