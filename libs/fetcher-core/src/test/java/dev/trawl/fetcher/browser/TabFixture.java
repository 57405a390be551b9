package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.process.ProcessTree;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A small site, a browser driven by one implementation of the port, and loads and clicks in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TabFixture {

    static final Duration LIMIT = allow(Duration.ofSeconds(10));

    static final String CLICKED = """
            list:
              url: http://site.test/{user}
              ready: "#list"
              item: ".item"
              paging: {by: click, next: "#next", current: {select: "#current"}}
            """;

    static final String BY_SCRIPT = """
            <span id=current>1</span><button id=next onclick="turn()">next</button>
            <script>
              let page = 1;
              function turn() {
                page++;
                list.innerHTML = '<li class=item><a href="/a/' + page + '0">Article</a></li>';
                current.textContent = page;
              }
            </script>
            """;

    final SmallSite served = new SmallSite();
    final UntrustedSite untrusted = new UntrustedSite();

    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    ManagedBrowser browser;

    /** The implementation under test. */
    abstract ManagedBrowser own(BrowserSettings settings, ForwardProxy proxy);

    @BeforeAll
    void start(@TempDir Path empty) {
        folder = empty;
        var routes =
                Map.of("site.test:80", "127.0.0.1:" + served.port(), "site.test:443", "127.0.0.1:" + untrusted.port());
        browser = own(
                settings(folder), new ForwardProxy(new ProxySettings(routes, null, null, Duration.ofSeconds(2), null)));
    }

    static BrowserSettings settings(Path folder) {
        return new BrowserSettings(null, null, null, null, null, folder, null, 0, null, null, null);
    }

    @AfterAll
    void stop() {
        browser.close();
        served.close();
        untrusted.close();
        assertThat(folder).isEmptyDirectory();
        assertThat(ProcessTree.naming(folder)).isEmpty();
    }

    static PageExpectation list(SiteFile site, int number) {
        return PageExpectation.list(number, pages(site), Optional.empty(), true);
    }

    static ListPages pages(SiteFile site) {
        return Objects.requireNonNull(site.pages().list());
    }

    static PageSnapshot shown(NavigationResult navigationResult) {
        assertThat(navigationResult).isInstanceOf(NavigationResult.Page.class);
        return ((NavigationResult.Page) navigationResult).snapshot();
    }

    final NavigationResult load(SiteFile site, String user) throws Exception {
        try (Tab tab = browser.open(site, LIMIT)) {
            return load(tab, site, user, LIMIT);
        }
    }

    static NavigationResult load(Tab tab, SiteFile site, String user, Duration limit) throws InterruptedException {
        return tab.load(URI.create("http://site.test/" + user), list(site, 1), limit);
    }

    final NavigationResult click(String user, String rest) throws Exception {
        return click(user, rest, LIMIT);
    }

    final NavigationResult click(String user, String rest, Duration limit) throws Exception {
        served.page("/" + user, SmallSite.list(1, 3, rest));
        SiteFile site =
                SmallSiteSettings.file(CLICKED, "overlays: [{when: '#modal', click: '#close'}, {when: '#promo'}]");
        try (Tab tab = browser.open(site, LIMIT)) {
            PageSnapshot first = shown(load(tab, site, user, LIMIT));
            return tab.next((Paging.Click) pages(site).first().paging(), list(site, 2), first, limit);
        }
    }

    final String page(String user) {
        served.page("/" + user, SmallSite.list(1, 2, ""));
        return user;
    }

    /** The browser's processes with a matching command line. */
    final Stream<ProcessHandle> processes(Predicate<String> commandLine) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.toList().stream()
                    .flatMap(each -> ProcessTree.naming(each).stream())
                    .flatMap(process -> ProcessTree.of(process.pid()).stream())
                    .distinct()
                    .filter(process -> commandLine.test(commandLine(process)));
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }
}
