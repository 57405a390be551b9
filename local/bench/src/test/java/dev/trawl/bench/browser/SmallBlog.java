package dev.trawl.bench.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists of three pages under {@code /user/}; the pager is made by a script, after a while. The second page comes by script, the
 * third by a load. The page says which cookie it was given, whether it was clicked by a real mouse, and what it sees of the
 * fetcher's script.
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
                '<u>' + by + ' ' + typeof trawl + '</u><img src="/picture/' + n + '">';
              document.getElementById('next').onclick = event => {
                by = event.isTrusted ? 'mouse' : 'script';
                if (n === 2) { location.href = '3'; return; }
                document.getElementById('pager').textContent = '';
                setTimeout(() => show(n + 1), 30);
              };
            }
            setTimeout(() => show(Number(location.pathname.split('/').pop())), 30);
            </script></body></html>""";

    private static final String SITE = """
            site: small
            name: Small
            zone: UTC
            users: {pattern: "[a-z0-9-]+"}
            hosts: {allow: [small.test], private-names: [small.test], own: true}
            pace: {rate: unlimited}
            browser: {block-urls: ["*/picture/*"]}
            pages:
              profile: {url: "http://small.test/{user}", ready: "#next"}
              list:
                url: http://small.test/{user}/1
                ready: "#current"
                item: "#current"
                paging: {by: click, next: "#next", current: {select: "#current"}}
            rules: {}
            """;

    private final HttpServer server;
    private final AtomicInteger pictures = new AtomicInteger();

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
        server.createContext("/picture/", exchange -> {
            pictures.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    BrowserCommand browser() {
        return BrowserCommand.mapping("small.test", server.getAddress().getPort());
    }

    /** Its site file, written into a folder. */
    GuardedLoops guarded(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yml"), SITE);
        return new GuardedLoops(
                SiteFiles.read(file), "small.test", server.getAddress().getPort());
    }

    /** How many were asked for. */
    int pictures() {
        return pictures.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
