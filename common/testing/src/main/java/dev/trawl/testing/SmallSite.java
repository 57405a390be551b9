package dev.trawl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A few pages under {@code site.test}, served on a loopback port that the proxy's routes lead to. */
public final class SmallSite implements AutoCloseable {

    /** How a request is answered. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** Sends no answer for longer than any test waits. */
    public static final Answer SILENCE = exchange -> {
        try {
            Thread.sleep(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    private final HttpServer server;
    private final Map<String, Answer> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public SmallSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(path);
        try (exchange) {
            Answer answer = pages.get(path);
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer.to(exchange);
            }
        }
    }

    public SmallSite page(String path, String html) {
        return page(path, exchange -> send(exchange, 200, html));
    }

    public SmallSite page(String path, Answer answer) {
        pages.put(path, answer);
        return this;
    }

    public static void send(HttpExchange exchange, int status, String html) throws IOException {
        byte[] bytes = html.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Paths asked for so far. */
    public List<String> requests() {
        return requests;
    }

    /** A list page with items {@code from} to {@code to} and what else is given. */
    public static String list(int from, int to, String rest) {
        var html = new StringBuilder("<!DOCTYPE html><html><body><ul id=list>");
        for (int i = from; i <= to; i++) {
            html.append("<li class=item><a href='/a/")
                    .append(i)
                    .append("'>Article ")
                    .append(i)
                    .append("</a></li>");
        }
        return html.append("</ul>").append(rest).append("</body></html>").toString();
    }

    /** The text of a site file for {@code site.test}. */
    public static String yaml(String pages, String rest) {
        return """
                site: small
                name: Small
                zone: Asia/Shanghai
                hosts: {allow: [site.test], own: true}
                pace: {rate: unlimited}
                pages:
                %s
                %s
                rules:
                  articles:
                    items: ".item"
                    fields:
                      article-id: [{select: a, attr: href}]
                      url: [{select: a, attr: href}]
                      title: [{select: a}]
                """.formatted(pages.stripTrailing().indent(2), rest);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
