package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.Heartbeat.BrowserState;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ProcessTree;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are stopped by SIGSTOP and answer nothing. */
class StoppedProcessesIT {

    private static final Duration LIMIT = allow(Duration.ofSeconds(20));

    private final SmallSite pages = new SmallSite();
    private final SiteFile site = SmallSiteSettings.file("""
            list: {url: "http://site.test/{user}", ready: "#list", item: ".item"}
            """, "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        pages.close();
    }

    private Browsers browsers() {
        return browsers(CdpTabIT.settings(folder));
    }

    private Browsers browsers(BrowserSettings settings) {
        return new Browsers(settings, new ForwardProxy(SmallSiteSettings.routes(pages)), step -> {}, Clock.systemUTC());
    }

    private NavigationResult load(Tab tab, String user, Duration limit) throws InterruptedException {
        var list = Objects.requireNonNull(site.pages().list());
        return tab.load(
                URI.create("http://site.test/" + user), PageExpectation.list(1, list, Optional.empty(), true), limit);
    }

    private Set<ProcessHandle> processes() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(ProcessTree::naming).flatMap(Set::stream).collect(Collectors.toSet());
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private ProcessHandle stop(Predicate<String> commandLine) throws Exception {
        return stop(commandLine, Set.of());
    }

    private ProcessHandle stop(Predicate<String> commandLine, Set<ProcessHandle> notThese) throws Exception {
        ProcessHandle process = tree().stream()
                .filter(each -> !notThese.contains(each))
                .filter(each -> commandLine.test(commandLine(each)))
                .findFirst()
                .orElseThrow();
        int status = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(status).isZero();
        return process;
    }

    /** Renderers do not name the folder themselves. */
    private Set<ProcessHandle> tree() throws IOException {
        Set<ProcessHandle> named = processes();
        return Stream.concat(named.stream(), named.stream().flatMap(ProcessHandle::descendants))
                .collect(Collectors.toSet());
    }

    @Test
    void aBrowserThatStandsStillLosesItsVisitUnchargedAndIsReplaced() throws Exception {
        pages.page("/good", SmallSite.list(1, 2, ""));
        try (Browsers browsers = browsers()) {
            try (Tab tab = browsers.open(site, LIMIT)) {
                Set<ProcessHandle> tree = processes();
                stop(line -> line.contains("--user-data-dir") && !line.contains("--type="));

                assertThat(load(tab, "good", Duration.ofSeconds(1)))
                        .isInstanceOfSatisfying(
                                NavigationResult.Lost.class,
                                lost -> assertThat(lost.own()).isFalse());
                await().atMost(allow(Duration.ofSeconds(30)))
                        .until(() -> tree.stream().noneMatch(process -> ProcessTree.isAlive(process.pid())));
            }
            try (Tab tab = browsers.open(site, LIMIT)) {
                assertThat(browsers.status().state()).isEqualTo(BrowserState.ACTIVE);
                assertThat(load(tab, "good", LIMIT)).isInstanceOf(NavigationResult.Page.class);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRendererThatStandsStillEndsItsOwnVisitOnlyAndIsEndedItself() throws Exception {
        pages.page("/good", SmallSite.list(1, 2, ""));
        try (Browsers browsers = browsers();
                Tab other = browsers.open(site, LIMIT)) {
            assertThat(load(other, "good", LIMIT)).isInstanceOf(NavigationResult.Page.class);
            Set<ProcessHandle> before = tree();
            ProcessHandle renderer;
            try (Tab tab = browsers.open(site, LIMIT)) {
                assertThat(load(tab, "good", LIMIT)).isInstanceOf(NavigationResult.Page.class);
                renderer = stop(line -> line.contains("--type=renderer"), before);

                assertThat(load(tab, "good", Duration.ofSeconds(1))).isInstanceOf(NavigationResult.Late.class);
                long began = System.nanoTime();
                assertThat(tab.evidence(Duration.ofSeconds(3)))
                        .as("a screenshot of what stands still")
                        .noneMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(allow(Duration.ofSeconds(4)));
                assertThat(load(other, "good", LIMIT)).isInstanceOf(NavigationResult.Page.class);
            }
            await().atMost(allow(Duration.ofSeconds(30))).until(() -> !ProcessTree.isAlive(renderer.pid()));
            assertThat(load(other, "good", LIMIT)).isInstanceOf(NavigationResult.Page.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDriverThatStandsStillDisturbsNoVisitAndIsEndedWithItsBrowser() throws Exception {
        pages.page("/good", SmallSite.list(1, 2, ""));
        Set<ProcessHandle> tree;
        try (Browsers browsers = browsers();
                Tab tab = browsers.open(site, LIMIT)) {
            tree = processes();
            stop(line -> line.contains("chromedriver"));

            assertThat(load(tab, "good", LIMIT)).isInstanceOf(NavigationResult.Page.class);
        }
        assertThat(tree).noneMatch(process -> ProcessTree.isAlive(process.pid()));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRetiredBrowserWhoseDriverStandsStillIsEndedBeforeItsOwnerIsClosed() throws Exception {
        var once = new BrowserSettings(null, null, null, null, null, folder, null, 1, null, null, null);
        try (Browsers browsers = browsers(once)) {
            Tab first = browsers.open(site, LIMIT);
            stop(line -> line.contains("chromedriver"));
            browsers.open(site, LIMIT).close();

            first.close();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
