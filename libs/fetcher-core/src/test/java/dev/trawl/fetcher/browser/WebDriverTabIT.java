package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.browser.webdriver.WebDriverBrowser;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.Browser.NoBrowser;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.Tab;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Plain WebDriver. The overridden tests are the promises of the contract that it cannot keep, and what happens instead. They
 * are the reasons for the other implementation.
 */
class WebDriverTabIT extends TabContract {

    private static final Duration SHORT = allow(Duration.ofSeconds(2));

    @Override
    ManagedBrowser own(BrowserSettings settings, ForwardProxy proxy) {
        return new WebDriverBrowser(settings, proxy, Clock.systemUTC());
    }

    private NavigationResult loadBriefly(String user) throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            return load(tab, SIGNED, user, SHORT);
        }
    }

    /** A session has one page at a time, and no contexts that separate visits. */
    @Test
    @Override
    void opensTabsForTwoVisitsAtATime() throws Exception {
        try (Tab one = browser.open(SIGNED, LIMIT)) {
            assertThatThrownBy(() -> browser.open(SIGNED, LIMIT))
                    .isInstanceOf(NoBrowser.class)
                    .hasMessageContaining("one tab at a time");
            assertThat(shown(load(one, SIGNED, page("one"), LIMIT)).items()).isEqualTo(2);
        }
        browser.open(SIGNED, LIMIT).close();
    }

    /** WebDriver shows no headers. */
    @Test
    @Override
    void readsForHowLongTheSiteRefuses() throws Exception {
        assertThat(load(SIGNED, slower()))
                .isInstanceOfSatisfying(
                        NavigationResult.Blocked.class,
                        blocked -> assertThat(blocked.retryAfter()).isEmpty());
    }

    @Test
    @Override
    void sendsTheHeadersOfTheSiteFile() throws Exception {
        assertThat(heard("headers: {X-Who: trawl}", "X-Who")).isNull();
    }

    /** WebDriver cannot refuse requests. */
    @Test
    @Override
    void loadsNothingThatTheSiteFileBlocks() throws Exception {
        assertThat(loadedOf("seen.css", "blocked.css")).containsExactlyInAnyOrder("/seen.css", "/blocked.css");
    }

    /** WebDriver does not report the end of a document. An incomplete one seems to load indefinitely. */
    @Test
    @Override
    void distinguishesADocumentThatIsCutShortFromAPage() throws Exception {
        assertThat(loadBriefly(cut())).isInstanceOf(NavigationResult.Late.class);
    }

    /** There is no page, and WebDriver does not report why. */
    @Test
    @Override
    void distinguishesADownloadFromAPage() throws Exception {
        assertThat(loadBriefly(download())).isInstanceOf(NavigationResult.Late.class);
    }

    /** WebDriver shows the browser's own error page, without its reason. */
    @Test
    @Override
    void distinguishesAnUntrustedCertificateFromAPage() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            assertThat(tab.load(URI.create("https://site.test/"), list(SIGNED, 1), LIMIT))
                    .isInstanceOfSatisfying(
                            NavigationResult.NotAPage.class,
                            not -> assertThat(not.reason()).doesNotContain("CERT"));
        }
    }

    /** There is no world but the page's own, in which the page may change anything. */
    @Test
    @Override
    void readsAPageWhoseScriptsChangeWhatReadingNeeds() throws Exception {
        assertThat(loadBriefly(changed())).isInstanceOf(NavigationResult.Late.class);
    }

    /** The session is busy as long as it waits for the aborted page. */
    @Test
    @Override
    void givesEvidenceAfterAnAbort() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            aborted(tab);

            assertThat(tab.evidence(Duration.ofSeconds(3))).isEmpty();
        }
    }

    /** WebDriver shows no console. */
    @Test
    @Override
    void showsTheConsoleAsEvidence() throws Exception {
        assertThat(evidenceOf("<script>console.log('something is wrong')</script>"))
                .noneMatch(piece -> piece.kind() == EvidenceKind.CONSOLE);
    }

    /** A stopped browser looks like a page that does not answer, so the visit is charged. */
    @Test
    @Override
    void isLostWithoutFaultWhenItsBrowserStandsStill() throws Exception {
        assertThat(loadInABrowserThatStandsStill()).isInstanceOf(NavigationResult.Late.class);
    }

    /** Requests after a click cannot be seen. A second click could lead to the page after the next. */
    @Test
    @Override
    void clicksByScriptWhereAMouseDoesNothing() throws Exception {
        assertThat(click("deaf", DEAF_TO_MICE, SHORT)).isInstanceOf(NavigationResult.ClickFailed.class);
    }

    /** For the same reason it waits to the limit. */
    @Test
    @Override
    void saysWellBeforeTheLimitThatAClickDoesNothing() throws Exception {
        assertThat(timeOfAClickThatDoesNothing())
                .isBetween(allow(Duration.ofMillis(7500)), allow(Duration.ofSeconds(9)));
    }

    /** WebDriver does not report other windows. They are closed with the session. */
    @Test
    @Override
    void closesPopUpsThatAClickOpens() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            AtomicInteger signs = signsOfAPopUp(tab);
            signs.set(0);

            await().until(() -> signs.get() > 5);
        }
    }
}
