package dev.trawl.fetcher.visit;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Heartbeat.BrowserState;
import dev.trawl.contract.Scope;
import dev.trawl.fetcher.browser.SmallSiteSettings;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.webdriver.WebDriverBrowser;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole visits in a real browser that is driven by WebDriver. */
class WebDriverVisitIT extends VisitFixture {

    private static final String PROFILE_AND_CLICKS = """
            profile: {url: "http://site.test/{user}", ready: "#home"}
            list:
              url: "http://site.test/{user}/list"
              ready: "#list"
              item: ".item"
              paging: {by: click, next: "#next", current: {select: "#current"}}
            """;

    private final SmallSite served = new SmallSite();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private WebDriverBrowser browser;

    @BeforeEach
    void start() throws Exception {
        var settings = new BrowserSettings(null, null, null, null, null, folder, null, 0, null, null, null);
        browser = new WebDriverBrowser(settings, new ForwardProxy(SmallSiteSettings.routes(served)), Clock.systemUTC());
        served.page("/u", "<h1 id=home>Home</h1>");
        assertThat(browser.status().state()).isEqualTo(BrowserState.CLOSED);
        browser.ready();
    }

    @AfterEach
    void stop() {
        browser.close();
        served.close();
        assertThat(folder).isEmptyDirectory();
    }

    private VisitEnd visit(SiteFile site) throws Exception {
        try (Tab tab = browser.open(site, allow(Duration.ofSeconds(20)))) {
            browser.step();
            assertThat(browser.status().memoryBytes()).isGreaterThan(20_000_000);
            return visit(site, tab, task(Scope.LIST));
        }
    }

    @Test
    void sendsTheProfileAndTheListByUrl() throws Exception {
        served.page("/u/1", SmallSite.list(1, 2, "<p id=count>2</p>"));
        served.page("/u/2", SmallSite.list(3, 4, "<p id=count>2</p>"));

        assertThat(visit(SmallSiteSettings.file(BY_URL, ""))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(sentPages()).containsExactly("profile 1", "list 1", "list 2");
        assertThat(html(2)).contains("Article 4");
    }

    @Test
    void sendsTheProfileAndTheListByClick() throws Exception {
        served.page("/u/list", SmallSite.list(1, 2, "<p id=current>1</p><a id=next href=/u/list/2>next</a>"));
        served.page("/u/list/2", SmallSite.list(3, 4, "<p id=current>2</p>"));

        assertThat(visit(SmallSiteSettings.file(PROFILE_AND_CLICKS, ""))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(sentPages()).containsExactly("profile 1", "list 1", "list 2");
        assertThat(html(2)).contains("Article 4");
        assertThat(browser.status().state()).isEqualTo(BrowserState.ACTIVE);
        assertThat(browser.status().visits()).isEqualTo(1);
    }

    private String html(int index) {
        return new String(sent.get(index).html(), UTF_8);
    }
}
