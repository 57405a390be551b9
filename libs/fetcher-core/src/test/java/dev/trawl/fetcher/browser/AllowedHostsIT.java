package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.webdriver.WebDriverBrowser;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page tries every way to reach a forbidden host. Its listeners there receive nothing. */
class AllowedHostsIT {

    private static final Duration LIMIT = allow(Duration.ofSeconds(15));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Records each connection and packet, by TCP and by UDP on the same port. */
    private static final class Forbidden implements AutoCloseable {

        private final ServerSocket tcp;
        private final DatagramSocket udp;
        private final List<String> came = new CopyOnWriteArrayList<>();

        private Forbidden() throws IOException {
            tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
            Thread.ofVirtual().start(this::accept);
            Thread.ofVirtual().start(this::receive);
        }

        private void accept() {
            while (!tcp.isClosed()) {
                try (Socket socket = tcp.accept()) {
                    socket.setSoTimeout(500);
                    came.add("TCP " + new String(socket.getInputStream().readNBytes(60), ISO_8859_1));
                } catch (SocketTimeoutException e) {
                    came.add("TCP, silent");
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void receive() {
            while (!udp.isClosed()) {
                try {
                    udp.receive(new DatagramPacket(new byte[2000], 2000));
                    came.add("UDP");
                } catch (IOException e) {
                    return;
                }
            }
        }

        private int port() {
            return tcp.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            tcp.close();
            udp.close();
        }
    }

    private static String tries(int port) {
        return """
                <link rel=preconnect href="http://127.0.0.1:PORT"><link rel=dns-prefetch href="http://forbidden.test">
                <link rel=stylesheet href="http://127.0.0.1:PORT/style.css"><link rel=prefetch href="http://127.0.0.1:PORT/p">
                <img src="http://127.0.0.1:PORT/i.png"><img src="http://localhost:PORT/i.png"><img src="http://[::1]:PORT/i.png">
                <iframe src="http://127.0.0.1:PORT/frame"></iframe><object data="http://127.0.0.1:PORT/object"></object>
                <video src="http://127.0.0.1:PORT/v.mp4"></video><script src="http://127.0.0.1:PORT/s.js"></script>
                <form id=form action="http://127.0.0.1:PORT/form" target=inner method=post></form><iframe name=inner></iframe>
                <script>
                  const url = 'http://127.0.0.1:PORT/';
                  const attempt = f => { try { const p = f(); if (p && p.catch) p.catch(() => {}); } catch (e) {} };
                  attempt(() => fetch(url, {mode: 'no-cors'}));
                  attempt(() => { const x = new XMLHttpRequest(); x.open('GET', url); x.send(); });
                  attempt(() => navigator.sendBeacon(url, 'x'));
                  attempt(() => new EventSource(url));
                  attempt(() => new WebSocket('ws://127.0.0.1:PORT/'));
                  attempt(() => new WebTransport('https://127.0.0.1:PORT/'));
                  attempt(() => new Worker(URL.createObjectURL(new Blob(
                      ["fetch('" + url + "', {mode: 'no-cors'}); new WebSocket('ws://127.0.0.1:PORT/')"]))));
                  attempt(() => new SharedWorker('/shared.js'));
                  attempt(() => window.open(url));
                  attempt(() => form.submit());
                  attempt(async () => {
                    const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:PORT'},
                        {urls: 'turn:127.0.0.1:PORT?transport=tcp', username: 'u', credential: 'c'}]});
                    peer.createDataChannel('x');
                    await peer.setLocalDescription(await peer.createOffer());
                  });
                  setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<p id=tried></p>'), 2000);
                </script>
                """.replace("PORT", Integer.toString(port));
    }

    private BrowserSettings settings(BrowserSettings.Kind kind) {
        return new BrowserSettings(kind, null, null, null, null, folder, null, 0, null, null, null);
    }

    @ParameterizedTest
    @EnumSource
    void letsNothingThrough(BrowserSettings.Kind kind) throws Exception {
        reachesNothing(proxy -> new Browsers(settings(kind), proxy, step -> {}, Clock.systemUTC()));
    }

    @Test
    void letsNothingThroughWherePlainWebDriverDrives() throws Exception {
        reachesNothing(
                proxy -> new WebDriverBrowser(settings(BrowserSettings.Kind.HEADLESS_SHELL), proxy, Clock.systemUTC()));
    }

    private static void reachesNothing(Function<ForwardProxy, ManagedBrowser> browser) throws Exception {
        try (var site = new SmallSite();
                var forbidden = new Forbidden();
                ManagedBrowser owned = browser.apply(new ForwardProxy(SmallSiteSettings.routes(site)))) {
            site.page("/tries", SmallSite.list(1, 1, tries(forbidden.port())));
            site.page("/shared.js", "fetch('http://127.0.0.1:" + forbidden.port() + "/', {mode: 'no-cors'})");
            SiteFile file = SmallSiteSettings.file("""
                    list: {url: "http://site.test/{user}", ready: "#tried", item: ".item"}
                    """, "");
            try (Tab tab = owned.open(file, LIMIT)) {
                var list = PageExpectation.list(
                        1, Objects.requireNonNull(file.pages().list()), Optional.empty(), true);

                assertThat(tab.load(URI.create("http://site.test/tries"), list, LIMIT))
                        .isInstanceOf(NavigationResult.Page.class);
                await().during(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertThat(forbidden.came).isEmpty());
            }
        }
    }

    @Test
    void refusesToGoToAForbiddenAddressItself() throws Exception {
        try (var site = new SmallSite();
                var forbidden = new Forbidden();
                var browsers = new Browsers(
                        CdpTabIT.settings(folder),
                        new ForwardProxy(SmallSiteSettings.routes(site)),
                        step -> {},
                        Clock.systemUTC())) {
            site.page("/away", "<script>location = 'http://127.0.0.1:" + forbidden.port() + "/'</script>");
            SiteFile file = SmallSiteSettings.file("""
                    list: {url: "http://site.test/{user}", ready: "#never", item: ".item"}
                    """, "");
            try (Tab tab = browsers.open(file, LIMIT)) {
                var list = PageExpectation.list(
                        1, Objects.requireNonNull(file.pages().list()), Optional.empty(), true);

                assertThat(tab.load(URI.create("http://site.test/away"), list, LIMIT))
                        .isInstanceOf(NavigationResult.Refused.class);
                assertThat(forbidden.came).isEmpty();
            }
        }
    }
}
