package dev.trawl.fetcher.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.browser.SmallSite;
import dev.trawl.sitefile.Hosts;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class GateIT {

    private final SmallSite site = new SmallSite();

    @SuppressWarnings("NullAway.Init")
    private Gate gate;

    @BeforeEach
    void open() {
        gate = gate(new Hosts(List.of("site.test", "127.0.0.1:" + site.port()), List.of(), false), 100_000);
    }

    private Gate gate(Hosts hosts, long bytes) {
        return new ForwardProxy(new ProxySettings(
                        Map.of("site.test:80", "127.0.0.1:" + site.port(), "other.test:80", "127.0.0.1:" + site.port()),
                        DataSize.ofBytes(bytes),
                        null,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)))
                .open(hosts);
    }

    @AfterEach
    void close() {
        gate.close();
        site.close();
    }

    private static String get(String host, String path) {
        return "GET http://" + host + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    /** One after which the connection is closed. */
    private static String last(String host, String path) {
        return "GET http://" + host + path + " HTTP/1.1\r\nHost: " + host + "\r\nProxy-Connection: close\r\n\r\n";
    }

    private String ask(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", gate.address().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    void forwardsToAnAllowedHostAndCounts() throws Exception {
        site.page("/a?b=c", "hello");

        assertThat(ask(last("site.test", "/a?b=c"))).startsWith("HTTP/1.1 200").endsWith("hello");
        assertThat(gate.traffic().connections()).isEqualTo(1);
        assertThat(gate.traffic().bytes()).isEqualTo(5);
    }

    @Test
    void refusesAHostThatIsNotAllowedThoughThereIsARouteToIt() throws Exception {
        assertThat(ask(get("other.test", "/"))).startsWith("HTTP/1.1 403");
        assertThat(ask("CONNECT other.test:80 HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(site.requests()).isEmpty();
        assertThat(gate.traffic().refusal("other.test", 80)).isPresent();
    }

    @Test
    void refusesAPrivateAddressOfAnAllowedHost() throws Exception {
        assertThat(ask("GET http://127.0.0.1:" + site.port() + "/ HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("CONNECT 127.0.0.1:" + site.port() + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void checksEachRequestOfAConnectionForItself() throws Exception {
        site.page("/a", "one").page("/b", "two");

        String both = ask(get("site.test", "/a") + get("other.test", "/b"));

        assertThat(both).contains("one").contains("HTTP/1.1 403").doesNotContain("two");
        assertThat(site.requests()).containsExactly("/a");
    }

    @Test
    void carriesRequestsToOneHostOverOneConnection() throws Exception {
        site.page("/a", "one").page("/chunks", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("two".getBytes(ISO_8859_1));
            exchange.getResponseBody().flush();
            exchange.getResponseBody().write("three".getBytes(ISO_8859_1));
        });

        String all = ask(get("site.test", "/a")
                + get("site.test", "/chunks")
                + get("site.test", "/none")
                + last("site.test", "/a"));

        assertThat(all).containsSubsequence("one", "two", "three", "HTTP/1.1 404", "one");
        assertThat(gate.traffic().connections()).isEqualTo(1);
        assertThat(gate.traffic().bytes()).isEqualTo("one".length() + "twothree".length() + "one".length());
    }

    @Test
    void connectsAgainForAnotherHost() throws Exception {
        gate.close();
        gate = gate(new Hosts(List.of("site.test", "other.test"), List.of(), false), 100_000);
        site.page("/a", "one");

        String all = ask(get("site.test", "/a") + last("other.test", "/a"));

        assertThat(all).containsSubsequence("one", "one");
        assertThat(gate.traffic().connections()).isEqualTo(2);
    }

    @Test
    void closesAfterABodyWhoseEndOnlyTheSiteKnows() throws Exception {
        try (var bare = new BareSite("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\n\r\nuntil the end")) {
            gate.close();
            gate = new ForwardProxy(new ProxySettings(
                            Map.of("site.test:80", "127.0.0.1:" + bare.port()), null, null, null, null))
                    .open(new Hosts(List.of("site.test"), List.of(), false));

            assertThat(ask(get("site.test", "/")))
                    .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
        }
    }

    @Test
    void endsWithoutAnAnswerWhereTheSiteClosedMeanwhile() throws Exception {
        try (var bare = new BareSite("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none")) {
            gate.close();
            gate = new ForwardProxy(new ProxySettings(
                            Map.of("site.test:80", "127.0.0.1:" + bare.port()), null, null, null, null))
                    .open(new Hosts(List.of("site.test"), List.of(), false));

            assertThat(ask(get("site.test", "/") + get("site.test", "/")))
                    .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
        }
    }

    @Test
    void cutsOffWhatBringsTooMuch() throws Exception {
        site.page("/large", "x".repeat(200_000));

        String answer = ask(get("site.test", "/large"));

        assertThat(answer.length()).isLessThan(110_000);
        assertThat(gate.traffic().tooMuch()).isTrue();
    }

    @Test
    void answersNonsenseWithABadRequest() throws Exception {
        assertThat(ask("GET /relative HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET file:///etc/passwd HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void saysThatAHostCannotBeReached() throws Exception {
        gate.close();
        gate = gate(new Hosts(List.of("no-such-host.invalid"), List.of(), false), 1000);

        assertThat(ask("GET http://no-such-host.invalid/ HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 502");
    }
}
