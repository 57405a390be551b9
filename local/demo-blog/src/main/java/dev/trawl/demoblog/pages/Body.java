package dev.trawl.demoblog.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** A reply with a status and bytes of a type. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out; never compared.
public record Body(int status, String type, byte[] bytes) implements Reply {

    private static final String HTML = "text/html; charset=UTF-8";

    public static Body html(int status, String html) {
        return new Body(status, HTML, html.getBytes(UTF_8));
    }

    public static Body text(int status, String text) {
        return new Body(status, "text/plain; charset=UTF-8", text.getBytes(UTF_8));
    }

    public static Body json(String json) {
        return new Body(200, "application/json", json.getBytes(UTF_8));
    }

    /** The same page with more HTML at the end of its body. */
    public Body withAtEnd(String html) {
        String page = new String(bytes, UTF_8);
        int end = page.lastIndexOf("</body>");
        return html(status, page.substring(0, end) + html + page.substring(end));
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
            if (!head && bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
