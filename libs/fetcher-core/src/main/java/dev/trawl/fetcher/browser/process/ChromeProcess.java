package dev.trawl.fetcher.browser.process;

import dev.trawl.fetcher.visit.Browser.NoBrowser;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.http.ClientConfig;
import org.springframework.util.unit.DataSize;

/**
 * Driver and browser as processes, started by Selenium. They are children of a thread that runs as long as they do. The
 * kernel ends them when that thread ends, also by SIGKILL.
 */
public final class ChromeProcess {

    /** The heap of one page's scripts. A page that needs more crashes its tab. Chromium's own limit is 4 GB. */
    private static final DataSize SCRIPT_HEAP = DataSize.ofMegabytes(512);

    private static final Duration QUIT = Duration.ofSeconds(3);
    private static final Duration KILL = Duration.ofSeconds(5);

    private final BrowserFolder folder;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<ChromeDriver> started = new CompletableFuture<>();

    private ChromeProcess(BrowserFolder folder) {
        this.folder = folder;
    }

    public static ChromeProcess start(BrowserSettings settings, URI proxy) throws NoBrowser, InterruptedException {
        return start(settings, proxy, settings.startLimit(), options -> {});
    }

    /**
     * Starts a browser whose own traffic goes to {@code proxy}.
     *
     * @param more receives the options before the start
     * @throws NoBrowser with the reason, when the browser does not start within the limit; nothing of it is left then
     */
    public static ChromeProcess start(BrowserSettings settings, URI proxy, Duration limit, Consumer<ChromeOptions> more)
            throws NoBrowser, InterruptedException {
        for (Path program : List.of(settings.driver(), settings.binary())) {
            if (!Files.isExecutable(program)) {
                throw new NoBrowser(program + " is not there or cannot be executed; install chromium-headless-shell"
                        + " and chromium-driver, or set trawl.fetcher.browser.binary and .driver");
            }
        }
        BrowserFolder folder;
        try {
            folder = BrowserFolder.create(settings);
        } catch (IOException e) {
            throw new NoBrowser(settings.folder() + " cannot be written: " + e.getMessage(), e);
        }
        var process = new ChromeProcess(folder);
        Thread.ofPlatform().name("browser-owner").daemon().start(() -> process.own(settings, proxy, more));
        try {
            process.started.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return process;
        } catch (ExecutionException | TimeoutException e) {
            process.kill();
            String reason = e.getCause() == null
                    ? "not within " + limit.toSeconds() + " s"
                    : String.valueOf(e.getCause().getMessage())
                            .lines()
                            .findFirst()
                            .orElse("");
            throw new NoBrowser("the browser does not start: " + reason + sandboxHint(settings), e);
        } catch (InterruptedException e) {
            process.kill();
            throw e;
        }
    }

    /** What may help, since Chromium itself says only that it has ended. */
    private static String sandboxHint(BrowserSettings settings) {
        return settings.sandboxed()
                ? " Its sandbox needs user namespaces: where the machine or the container engine refuses them, set"
                        + " trawl.fetcher.browser.sandbox=off (TRAWL_BROWSER_SANDBOX=off in .env)."
                : "";
    }

    private void own(BrowserSettings settings, URI proxy, Consumer<ChromeOptions> more) {
        try {
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(folder.driverScript().toFile())
                    .usingAnyFreePort()
                    .withLogOutput(OutputStream.nullOutputStream())
                    .withEnvironment(Map.of(
                            "TMPDIR",
                            folder.path().toString(),
                            "HOME",
                            folder.path().toString(),
                            ProcessTree.MARK,
                            folder.path().toString()))
                    .build();
            var client = ClientConfig.defaultConfig()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .readTimeout(settings.startLimit());
            ChromeOptions options = options(settings, proxy);
            more.accept(options);
            started.complete(new ChromeDriver(service, options, client));
            ended.await();
        } catch (InterruptedException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    private ChromeOptions options(BrowserSettings settings, URI proxy) {
        var options = new ChromeOptions();
        options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
        options.setBinary(folder.browserScript().toFile());
        options.setExperimentalOption("excludeSwitches", List.of("disable-popup-blocking"));
        var switches = new ArrayList<>(List.of(
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--js-flags=--max-old-space-size=" + SCRIPT_HEAP.toMegabytes(),
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                "--user-data-dir=" + folder.profile(),
                "--proxy-server=" + proxy,
                "--proxy-bypass-list=<-loopback>",
                // The first is for Chromium, the second for headless-shell. Each ignores the other.
                "--webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"));
        if (!settings.sandboxed()) {
            switches.add("--no-sandbox");
        }
        if (new File("/dev/shm").getTotalSpace() < 512L * 1024 * 1024) {
            switches.add("--disable-dev-shm-usage");
        }
        if (!settings.trustedKeys().isEmpty()) {
            switches.add("--ignore-certificate-errors-spki-list=" + String.join(",", settings.trustedKeys()));
        }
        options.addArguments(switches);
        return options;
    }

    public ChromeDriver driver() {
        return started.join();
    }

    /** The address of the browser's DevTools: {@code host:port}. */
    public String debugger() {
        return driver().getCapabilities().getCapability("goog:chromeOptions") instanceof Map<?, ?> chrome
                ? String.valueOf(chrome.get("debuggerAddress"))
                : "";
    }

    /** Name and version, for people. */
    public String name() {
        return driver().getCapabilities().getBrowserName() + " "
                + driver().getCapabilities().getBrowserVersion();
    }

    public String userAgent() {
        return "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                + driver().getCapabilities().getBrowserVersion().replaceFirst("\\..*", "") + ".0.0.0 Safari/537.36";
    }

    /** All processes of driver and browser that are known now. */
    public Set<ProcessHandle> processes() {
        var all = new LinkedHashSet<ProcessHandle>();
        if (started.isDone() && !started.isCompletedExceptionally()) {
            Object browser = driver().getCapabilities().getCapability("goog:processID");
            if (browser instanceof Number pid) {
                ProcessHandle.of(pid.longValue())
                        .flatMap(ProcessHandle::parent)
                        .filter(parent -> parent.pid() != 1)
                        .ifPresent(parent -> all.addAll(ProcessTree.of(parent.pid())));
                all.addAll(ProcessTree.of(pid.longValue()));
            }
        }
        all.removeIf(handle -> handle.pid() == ProcessHandle.current().pid());
        return all;
    }

    /** Lets the browser end by itself, kills what does not end in time, and deletes the folder. */
    public void quit() {
        if (hasEnded()) {
            return;
        }
        Set<ProcessHandle> known = processes();
        Thread quitting = Thread.ofVirtual().start(this::leave);
        try {
            quitting.join(QUIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(known);
    }

    private void leave() {
        try {
            driver().quit();
        } catch (WebDriverException e) {
            // It is killed then.
        }
    }

    /** Kills all processes and deletes the folder. */
    public void kill() {
        if (!hasEnded()) {
            end(processes());
        }
    }

    /** After the end, the process IDs may belong to other processes. */
    private boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private void end(Set<ProcessHandle> known) {
        known.addAll(ProcessTree.naming(folder.path()));
        ProcessTree.kill(known, KILL);
        folder.remove();
        ended.countDown();
    }
}
