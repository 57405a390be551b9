package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ChromeProcess;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.Browser.NoBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Starts browsers and connects to them. {@link #close} ends the connections, not the browsers. Thread-safe. */
final class BrowserStart implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final BrowserSettings settings;
    private final ForwardProxy proxy;
    private final ClickSteps steps;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    BrowserStart(BrowserSettings settings, ForwardProxy proxy, ClickSteps steps, Clock clock) {
        this.settings = settings;
        this.proxy = proxy;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Starts a browser.
     *
     * @param abandoned receives the browser when it can no longer be used
     * @throws NoBrowser with the reason; nothing of the browser is left then
     */
    Chrome start(Consumer<Chrome> abandoned) throws NoBrowser, InterruptedException {
        VisitProxy denyingProxy = denyAll();
        try {
            ChromeProcess process = ChromeProcess.start(settings, denyingProxy.address());
            try {
                var cdp = CdpConnection.connect(devTools(process), CONNECT, http);
                return new Chrome(process, cdp, denyingProxy, proxy, steps, clock, abandoned);
            } catch (CdpFailure | IOException | InterruptedException | RuntimeException e) {
                process.kill();
                throw e;
            }
        } catch (NoBrowser | InterruptedException e) {
            denyingProxy.close();
            throw e;
        } catch (CdpFailure | IOException | RuntimeException e) {
            denyingProxy.close();
            throw new NoBrowser("the browser started and does not answer: " + e.getMessage(), e);
        }
    }

    private VisitProxy denyAll() throws NoBrowser {
        try {
            return proxy.denyAll();
        } catch (UncheckedIOException e) {
            throw new NoBrowser(String.valueOf(e.getMessage()), e);
        }
    }

    private URI devTools(ChromeProcess process) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + process.debugger() + "/json/version"))
                .timeout(CONNECT)
                .build();
        String version =
                http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return URI.create(JsonMapper.shared()
                .readTree(version)
                .path("webSocketDebuggerUrl")
                .asString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
