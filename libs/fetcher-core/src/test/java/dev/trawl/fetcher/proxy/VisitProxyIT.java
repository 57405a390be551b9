package dev.trawl.fetcher.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.sitefile.Hosts;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class VisitProxyIT {

    private final SmallSite site = new SmallSite();

    @SuppressWarnings("NullAway.Init")
    private VisitProxy visitProxy;

    @BeforeEach
    void open() {
        visitProxy = openProxy(new Hosts(List.of("site.test", "127.0.0.1:" + site.port()), List.of(), false), 100_000);
    }

    private VisitProxy openProxy(Hosts hosts, long bytes) {
        return openProxy(hosts, bytes, site.port());
    }

    private static VisitProxy openProxy(Hosts hosts, long bytes, int port) {
        return new ForwardProxy(new ProxySettings(
                        Map.of("site.test:80", "127.0.0.1:" + port, "other.test:80", "127.0.0.1:" + port),
                        DataSize.ofBytes(bytes),
                        null,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)))
                .open(hosts);
    }

    @AfterEach
    void close() {
        visitProxy.close();
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
        try (var socket = new Socket("127.0.0.1", visitProxy.address().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private String askBareSite(String answer, String requests) throws IOException {
        visitProxy.close();
        try (var bare = new BareSite(answer)) {
            visitProxy = openProxy(new Hosts(List.of("site.test"), List.of(), false), 100_000, bare.port());
            return ask(requests);
        }
    }

    @Test
    void forwardsToAnAllowedHostAndCounts() throws Exception {
        site.page("/a?b=c", "hello");

        assertThat(ask(last("site.test", "/a?b=c"))).startsWith("HTTP/1.1 200").endsWith("hello");
        assertThat(visitProxy.traffic().connections()).isEqualTo(1);
        assertThat(visitProxy.traffic().bytes()).isEqualTo(5);
    }

    @Test
    void refusesAHostThatIsNotAllowedThoughThereIsARouteToIt() throws Exception {
        assertThat(ask(get("other.test", "/"))).startsWith("HTTP/1.1 403");
        assertThat(ask("CONNECT other.test:80 HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(site.requests()).isEmpty();
        assertThat(visitProxy.traffic().refusal("other.test", 80)).isPresent();
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
        assertThat(visitProxy.traffic().connections()).isEqualTo(1);
        assertThat(visitProxy.traffic().bytes())
                .isEqualTo("one".length() + "3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n".length() + "one".length());
    }

    @Test
    void connectsAgainForAnotherHost() throws Exception {
        visitProxy.close();
        visitProxy = openProxy(new Hosts(List.of("site.test", "other.test"), List.of(), false), 100_000);
        site.page("/a", "one");

        String all = ask(get("site.test", "/a") + last("other.test", "/a"));

        assertThat(all).containsSubsequence("one", "one");
        assertThat(visitProxy.traffic().connections()).isEqualTo(2);
    }

    @Test
    void closesAfterABodyWhoseEndOnlyTheSiteKnows() throws Exception {
        String answer =
                askBareSite("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\n\r\nuntil the end", get("site.test", "/"));

        assertThat(answer).isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
    }

    @Test
    void asksAgainWhereTheSiteClosedMeanwhile() throws Exception {
        String one = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none";

        assertThat(askBareSite(one, get("site.test", "/") + last("site.test", "/")))
                .isEqualTo(one + one);
        assertThat(visitProxy.traffic().connections()).isEqualTo(2);
    }

    @Test
    void takesNothingThatASiteSendsUnaskedForAnAnswer() throws Exception {
        String more = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none<!DOCTYPE html> and more\r\n\r\n";

        assertThat(askBareSite(more, get("site.test", "/") + last("site.test", "/")))
                .doesNotContain("DOCTYPE")
                .containsSubsequence("one", "HTTP/1.1 200 OK", "one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!DOCTYPE html> no head\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nwhat?",
                "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nwhat?"
            })
    void saysThatThereIsNoAnswerThatCouldBeUnderstood(String answer) throws Exception {
        assertThat(askBareSite(answer, get("site.test", "/"))).startsWith("HTTP/1.1 502");
        assertThat(visitProxy.traffic().refused()).isZero();
    }

    @Test
    void knowsWhatHasNoBody() throws Exception {
        site.page("/none", exchange -> exchange.sendResponseHeaders(204, -1)).page("/a", "one");

        String all = ask("HEAD http://site.test/a HTTP/1.1\r\nHost: site.test\r\n\r\n" + get("site.test", "/none")
                + last("site.test", "/a"));

        assertThat(all).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 204", "HTTP/1.1 200", "one");
        assertThat(all.split("one", -1)).hasSize(2);
    }

    @Test
    void flushesWhatThereIsWhileTheSiteIsSilent() throws Exception {
        var thinks = new CountDownLatch(1);
        site.page("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("begun".getBytes(ISO_8859_1));
            exchange.getResponseBody().flush();
            await(thinks);
        });
        try (var socket = new Socket("127.0.0.1", visitProxy.address().getPort())) {
            // sooner than the visit proxy gives up
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(last("site.test", "/slow").getBytes(ISO_8859_1));
            var read = new StringBuilder();
            while (!read.toString().endsWith("begun\r\n")) {
                read.append((char) socket.getInputStream().read());
            }
        } finally {
            thinks.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void cutsOffWhatBringsTooMuchAfterItsChunks() throws Exception {
        String answer = askBareSite(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + "A: b\r\n".repeat(50_000) + "\r\n",
                get("site.test", "/"));

        assertThat(answer.length()).isLessThan(110_000);
        assertThat(visitProxy.traffic().isCutOff("http://site.test/")).isTrue();
    }

    @Test
    void cutsOffWhatBringsTooMuchAndThatOnly() throws Exception {
        String answer = askBareSite("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(200_000), get("site.test", "/large"));

        assertThat(answer.length()).isBetween(1, 110_000);
        assertThat(visitProxy.traffic().isCutOff("http://site.test/large")).isTrue();
        assertThat(visitProxy.traffic().isCutOff("http://site.test/another")).isFalse();
    }

    @Test
    void answersOfItsOwnForWhatSaysItselfThatItIsTooLarge() throws Exception {
        site.page("/large", "x".repeat(200_000));

        assertThat(ask(get("site.test", "/large"))).startsWith("HTTP/1.1 502");
        assertThat(visitProxy.traffic().isCutOff("http://site.test/large")).isTrue();
    }

    @Test
    void letsATunnelBringMoreThanOneResponseMay() throws Exception {
        site.page("/half", "x".repeat(60_000));

        String answers = ask("CONNECT site.test:80 HTTP/1.1\r\n\r\n"
                + "GET /half HTTP/1.1\r\nHost: site.test\r\n\r\n".repeat(2)
                + "GET /half HTTP/1.1\r\nHost: site.test\r\nConnection: close\r\n\r\n");

        assertThat(answers.length()).isGreaterThan(180_000);
        assertThat(visitProxy.traffic().isCutOff("https://site.test/half")).isFalse();
    }

    @Test
    void answersAMalformedRequestWithStatus400() throws Exception {
        assertThat(ask("GET /relative HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET file:///etc/passwd HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void saysThatAHostCannotBeReached() throws Exception {
        visitProxy.close();
        visitProxy = openProxy(new Hosts(List.of("no-such-host.invalid"), List.of(), false), 1000);

        assertThat(ask("GET http://no-such-host.invalid/ HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 502");
    }
}
