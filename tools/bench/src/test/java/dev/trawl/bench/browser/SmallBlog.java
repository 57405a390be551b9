package dev.trawl.bench.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Lists of three pages under {@code /user/}; the pager is made by a script, after a while. The second page comes by script, the
 * third by a load. The page shows its cookie, and whether it was clicked by a real mouse.
 */
final class SmallBlog implements AutoCloseable {

    static final PageMarks MARKS = new PageMarks(
            "#next",
            "(document.querySelector('#current') ? Number(document.querySelector('#current').textContent) : 0)");

    private static final String PAGE = """
            <!DOCTYPE html><html><body><div id="items"></div><div id="pager"></div><script>
            document.cookie = 'seen=' + (Number((document.cookie.match(/seen=(\\d+)/) || [0, 0])[1]) + 1);
            let by = '';
            function show(n) {
              document.getElementById('pager').innerHTML =
                '<b id="current">' + n + '</b> <span id="next">下一页</span> <i>' + document.cookie + '</i>' +
                '<u>' + by + '</u>';
              document.getElementById('next').onclick = event => {
                by = event.isTrusted ? 'mouse' : 'script';
                if (n === 2) { location.href = '3'; return; }
                document.getElementById('pager').textContent = '';
                setTimeout(() => show(n + 1), 30);
              };
            }
            setTimeout(() => show(Number(location.pathname.split('/').pop())), 30);
            </script></body></html>""";

    private final HttpServer server;

    SmallBlog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = PAGE.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    BrowserCommand browser() {
        return BrowserCommand.mapping("small.test", server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
