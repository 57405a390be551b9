package dev.trawl.demoblog.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** A reply with a status and bytes of a type. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out; never compared.
public record Body(int status, String type, byte[] bytes, Map<String, String> headers) implements Reply {

    private static final String HTML = "text/html; charset=UTF-8";

    public Body(int status, String type, byte[] bytes) {
        this(status, type, bytes, Map.of());
    }

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
        return with(page -> {
            int end = page.lastIndexOf("</body>");
            return page.substring(0, end) + html + page.substring(end);
        });
    }

    /** The same page with more HTML at the beginning of its body. */
    public Body withAtBeginning(String html) {
        return with(page -> page.replaceFirst("<body[^>]*>", "$0" + Matcher.quoteReplacement(html)));
    }

    /** The same page with its HTML changed. */
    public Body with(UnaryOperator<String> change) {
        return new Body(status, type, change.apply(new String(bytes, UTF_8)).getBytes(UTF_8), headers);
    }

    /** The same with one header more. */
    public Body with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Body(status, type, bytes, more);
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
            if (!head && bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
