package dev.trawl.demoblog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.demoblog.replay.CapturedHost;
import dev.trawl.demoblog.replay.ReplayRules;
import dev.trawl.testing.CapturedPages;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {

    @TempDir
    private Path folder = Path.of("");

    private final Blog blog = Blog.of(1, 1);

    @Test
    void servesACapturedFolderUnderItsHostByHttpAndHttps() throws Exception {
        Files.createDirectories(folder.resolve("list"));
        Files.writeString(folder.resolve("list/1.html"), "<p>第一页</p>");
        Files.writeString(folder.resolve("own.css"), "p {}");
        var rules = ReplayRules.parse("/[a-z]+/\\?page=([0-9]+) -> list/$1.html");
        try (var server =
                DemoServer.start(ServerOptions.of(blog).with(new CapturedHost("blog.example.org", folder, rules)))) {
            int http = server.httpPort();
            int https = server.httpsPort().orElseThrow();

            assertThat(body(plain(http), "blog.example.org", "/me/?page=1")).endsWith("<p>第一页</p>");
            assertThat(body(tls(https, server), "Blog.Example.org:443", "/me/?page=1"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("<p>第一页</p>");
            assertThat(body(tls(https, server), "blog.example.org", "/own.css")).endsWith("p {}");
            assertThat(body(tls(https, server), "blog.example.org", "/me/?page=2"))
                    .startsWith("HTTP/1.1 404");
            assertThat(body(plain(http), "blog.example.org", "/robots.txt")).startsWith("HTTP/1.1 404");
            assertThat(body(plain(http), "blog.demo.test", "/user-0001")).startsWith("HTTP/1.1 200");
            assertThat(server.log().counts()).containsEntry("replay", 5L);
        }
    }

    @Test
    void staysInsideTheFolder() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.html"), "secret");
        Path captured = Files.createDirectory(folder.resolve("captured"));
        var rules = ReplayRules.parse("/file/(.*) -> $1");
        try (var server =
                DemoServer.start(ServerOptions.of(blog).with(new CapturedHost("blog.example.org", captured, rules)))) {
            assertThat(secret).exists();
            for (String path : new String[] {"/../secret.html", "/file/../secret.html", "/file/" + secret, "/."}) {
                assertThat(body(plain(server.httpPort()), "blog.example.org", path))
                        .as(path)
                        .startsWith("HTTP/1.1 404");
            }
        }
    }

    @Test
    void servesCnblogsAsItWasCaptured() throws Exception {
        Path pages = CapturedPages.orSkip().orSkip("cnblogs");
        var host = new CapturedHost("www.cnblogs.com", pages, ReplayRules.builtIn("www.cnblogs.com"));
        try (var server = DemoServer.start(ServerOptions.of(blog).with(host))) {
            int https = server.httpsPort().orElseThrow();
            for (int page = 1; page <= 37; page++) {
                String answer = body(tls(https, server), "www.cnblogs.com", "/cocowool/default.html?page=" + page);
                if (page == 34 || page == 36) {
                    assertThat(answer).startsWith("HTTP/1.1 404");
                } else {
                    assertThat(answer).endsWith(Files.readString(pages.resolve("list/cnblogs-" + page + ".html")));
                }
            }
            assertThat(body(tls(https, server), "www.cnblogs.com", "/cocowool/archive/2008/09/01/1280302.html"))
                    .endsWith(Files.readString(pages.resolve("detail/blog_detail-1280302.html.html")));
        }
    }

    private static Socket plain(int port) throws IOException {
        return new Socket("127.0.0.1", port);
    }

    /** Trusts the one key whose hash the server told, as the browser does. */
    private static Socket tls(int port, DemoServer server) throws Exception {
        String expected = server.spki().orElseThrow();
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new OneKey(expected)}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        return socket;
    }

    private static String body(Socket socket, String host, String path) throws IOException {
        try (socket) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private record OneKey(String expected) implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(chain[0].getPublicKey().getEncoded());
                assertThat(Base64.getEncoder().encodeToString(hash)).isEqualTo(expected);
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
