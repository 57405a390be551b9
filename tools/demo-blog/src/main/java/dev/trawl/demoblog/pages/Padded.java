package dev.trawl.demoblog.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * A page of this size, filled with paragraphs before its end. They are never in memory together.
 *
 * @param bytes at least
 */
public record Padded(Body page, long bytes) implements Reply {

    private static final byte[] PARAGRAPH = ("<p>" + "落花有意随流水，流水无心恋落花。".repeat(80) + "</p>\n").getBytes(UTF_8);

    @Override
    public void send(HttpExchange exchange) throws IOException {
        String html = new String(page.bytes(), UTF_8);
        int end = html.lastIndexOf("</body>");
        long paragraphs = Math.ceilDiv(bytes, PARAGRAPH.length);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", page.type());
            exchange.sendResponseHeaders(page.status(), page.bytes().length + paragraphs * PARAGRAPH.length);
            var out = exchange.getResponseBody();
            out.write(html.substring(0, end).getBytes(UTF_8));
            for (long sent = 0; sent < paragraphs; sent++) {
                out.write(PARAGRAPH);
            }
            out.write(html.substring(end).getBytes(UTF_8));
        }
    }
}
