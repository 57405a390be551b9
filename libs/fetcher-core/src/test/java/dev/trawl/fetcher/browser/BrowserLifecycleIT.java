package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Heartbeat.BrowserState;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ProcessTree;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.fetcher.visit.Browser.NoBrowser;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserLifecycleIT {

    private static final Duration LIMIT = allow(Duration.ofSeconds(20));

    private final SiteFile site = SmallSiteSettings.file("""
            list: {url: "http://site.test/{user}", ready: "#list", item: ".item"}
            """, "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Starts a browser, says so, and waits to be killed. */
    public static final class Child {

        private Child() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws Exception {
            browsers(CdpTabIT.settings(Path.of(args[0])), new ProxySettings(Map.of(), null, null, null, null))
                    .ready();
            System.out.println("ready");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private static Browsers browsers(BrowserSettings settings, ProxySettings proxy) {
        return new Browsers(settings, new ForwardProxy(proxy), step -> {}, Clock.systemUTC());
    }

    private Browsers browsers() {
        return browsers(CdpTabIT.settings(folder), new ProxySettings(Map.of(), null, null, null, null));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private Set<ProcessHandle> processes() throws IOException {
        return folders().stream()
                .map(ProcessTree::naming)
                .flatMap(Set::stream)
                .filter(process -> ProcessTree.isAlive(process.pid()))
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void leavesNoProcessWhenItsFetcherIsKilledAndClearsTheFolderAtTheNextStart() throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<ProcessHandle> tree = new java.util.HashSet<>();
        try (var lines = child.inputReader()) {
            assertThat(lines.lines().anyMatch("ready"::equals)).isTrue();
            tree.addAll(ProcessTree.of(child.pid()));
            tree.addAll(processes());
            assertThat(tree).hasSizeGreaterThan(5);
        } finally {
            child.destroyForcibly().waitFor();
        }

        await().atMost(allow(Duration.ofSeconds(30)))
                .until(() -> tree.stream().noneMatch(process -> ProcessTree.isAlive(process.pid())));
        assertThat(folders()).hasSize(1);
        try (Browsers next = browsers()) {
            assertThat(folders()).isEmpty();
            assertThat(next.status().state()).isEqualTo(BrowserState.CLOSED);
        }
    }

    @Test
    void takesAnotherBrowserWhenItsOwnIsKilled() throws Exception {
        try (Browsers browsers = browsers();
                Tab tab = browsers.open(site, LIMIT)) {
            processes().forEach(ProcessHandle::destroyForcibly);

            assertThat(tab.load(
                            URI.create("http://site.test/x"),
                            PageExpectation.list(
                                    1, Objects.requireNonNull(site.pages().list()), Optional.empty(), true),
                            LIMIT))
                    .isInstanceOfSatisfying(
                            NavigationResult.Lost.class,
                            lost -> assertThat(lost.own()).isFalse());
            long began = System.nanoTime();
            browsers.ready();
            Duration ready = Duration.ofNanos(System.nanoTime() - began);
            System.out.println("another browser is ready after " + ready.toMillis() + " ms");
            assertThat(browsers.status().state()).isEqualTo(BrowserState.ACTIVE);
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void retiresAfterItsVisitsAndEndsWithTheLastOne() throws Exception {
        var once = new BrowserSettings(null, null, null, null, null, folder, null, 1, null, null, null);
        try (Browsers browsers = browsers(once, new ProxySettings(Map.of(), null, null, null, null))) {
            Tab first = browsers.open(site, LIMIT);
            Tab second = browsers.open(site, LIMIT);
            assertThat(folders()).hasSize(2);

            first.close();

            await().untilAsserted(() -> assertThat(folders()).hasSize(1));
            second.close();
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void measuresTheBrowsersMemory() throws Exception {
        try (Browsers browsers = browsers()) {
            browsers.ready();
            browsers.step();

            assertThat(browsers.status().memoryBytes()).isGreaterThan(20_000_000);
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoBrowser() {
        var none = new BrowserSettings(
                null, Path.of("/nowhere/chromium"), null, null, null, folder, null, 0, null, null, null);
        try (Browsers browsers = browsers(none, new ProxySettings(Map.of(), null, null, null, null))) {
            assertThatThrownBy(browsers::ready)
                    .isInstanceOf(NoBrowser.class)
                    .hasMessageContaining("/nowhere/chromium")
                    .hasMessageContaining("trawl.fetcher.browser.binary");
        }
    }
}
