package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the port to a browser promises, tested with a real one: here headers, isolation, dialogs, aborts and evidence. An
 * implementation that cannot keep a promise shows in a test of the same name what happens instead.
 */
abstract class TabContract extends ClickContract {

    @Test
    void sendsTheUserAgentOfTheSiteFile() throws Exception {
        assertThat(heard("user-agent: Someone", "User-Agent")).isEqualTo("Someone");
        assertThat(heard("max-redirects: 5", "User-Agent")).contains("Chrome/").endsWith(" Trawl");
    }

    @Test
    void sendsTheHeadersOfTheSiteFile() throws Exception {
        assertThat(heard("headers: {X-Who: trawl}", "X-Who")).isEqualTo("trawl");
    }

    /** The value of a header in the request for a page. */
    final @Nullable String heard(String browsing, String header) throws Exception {
        var heard = new AtomicReference<@Nullable String>();
        served.page("/hears", exchange -> {
            heard.set(exchange.getRequestHeaders().getFirst(header));
            SmallSite.send(exchange, 200, SmallSite.list(1, 2, ""));
        });
        shown(load(SmallSiteSettings.file(CLICKED, "browser: {" + browsing + "}"), "hears"));
        return heard.get();
    }

    @Test
    void loadsNothingThatTheSiteFileBlocks() throws Exception {
        assertThat(loadedOf("seen.css", "blocked.css")).containsExactly("/seen.css");
    }

    /** The style sheets of a page that are loaded, where the site file blocks some by name. */
    final List<String> loadedOf(String... sheets) throws Exception {
        var links = new StringBuilder();
        for (String sheet : sheets) {
            links.append("<link rel=stylesheet href=/").append(sheet).append(">");
        }
        // A script waits for the sheets before it, and the page for its scripts.
        served.page("/sheets", links + SmallSite.list(1, 2, "<script>void 0</script>"));
        served.requests().clear();
        shown(load(SmallSiteSettings.file(CLICKED, "browser: {block-urls: ['*/blocked.*']}"), "sheets"));
        return served.requests().stream().filter(path -> path.endsWith(".css")).toList();
    }

    @Test
    void showsNothingOfTheVisitBefore() throws Exception {
        served.page("/first", SmallSite.list(1, 1, "<script>document.cookie='a=b'; localStorage.c='d'</script>"));
        served.page(
                "/second",
                SmallSite.list(
                        1,
                        1,
                        "<p id=seen></p><script>seen.textContent = 'seen:' +"
                                + " document.cookie + (localStorage.c || '')</script>"));
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        load(site, "first");

        assertThat(shown(load(site, "second")).html()).contains("seen:<").doesNotContain("a=b");
    }

    @Test
    void answersDialogsAndClosesPopUps() throws Exception {
        served.page(
                "/dialogs",
                SmallSite.list(
                        1,
                        1,
                        "<script>alert('a'); confirm('b'); prompt('c');"
                                + " window.open('/popup'); document.body.append('after')</script>"));

        assertThat(shown(load(SmallSiteSettings.file(CLICKED, ""), "dialogs")).html())
                .contains("after");
    }

    @Test
    void opensTabsForTwoVisitsAtATime() throws Exception {
        try (Tab one = browser.open(SIGNED, LIMIT);
                Tab other = browser.open(SIGNED, LIMIT)) {
            assertThat(shown(load(one, SIGNED, page("one"), LIMIT)).items()).isEqualTo(2);
            assertThat(shown(load(other, SIGNED, page("other"), LIMIT)).items()).isEqualTo(2);
        }
    }

    @Test
    void endsACallThatWaitsAndEachLaterOneWithTheReasonOfTheFirstAbort() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            assertThat(aborted(tab)).satisfies(TabContract::isCancelled);
            tab.abort(AbortReason.DEADLINE_PASSED);
            assertThat(load(tab, SIGNED, page("after"), LIMIT)).satisfies(TabContract::isCancelled);
        }
    }

    private static void isCancelled(NavigationResult navigationResult) {
        assertThat(navigationResult)
                .isInstanceOfSatisfying(
                        NavigationResult.Aborted.class,
                        aborted -> assertThat(aborted.reason()).isEqualTo(AbortReason.CANCELLED));
    }

    @Test
    void givesEvidenceAfterAnAbort() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            aborted(tab);

            assertThat(tab.evidence(allow(Duration.ofSeconds(3))))
                    .anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT);
        }
    }

    /** The result of a page that is aborted as soon as it is requested. */
    final NavigationResult aborted(Tab tab) throws InterruptedException {
        served.page("/aborted", exchange -> {
            tab.abort(AbortReason.CANCELLED);
            SmallSite.SILENCE.to(exchange);
        });
        long began = System.nanoTime();
        NavigationResult navigationResult = load(tab, SIGNED, "aborted", LIMIT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(allow(Duration.ofSeconds(3)));
        return navigationResult;
    }

    @Test
    void showsTheConsoleAsEvidence() throws Exception {
        assertThat(evidenceOf("<script>console.log('something is wrong')</script>"))
                .anyMatch(piece -> piece.kind() == EvidenceKind.CONSOLE);
    }

    final List<Evidence> evidenceOf(String rest) throws Exception {
        served.page("/evidence", SmallSite.list(1, 2, rest));
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            shown(load(tab, SIGNED, "evidence", LIMIT));
            List<Evidence> evidence = tab.evidence(allow(Duration.ofSeconds(5)));
            assertThat(evidence)
                    .anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT && piece.bytes()[0] == (byte) 0xff)
                    .anyMatch(piece -> piece.kind() == EvidenceKind.HTML
                            && new String(piece.bytes(), UTF_8).contains("Article 2"));
            return evidence;
        }
    }

    @Test
    void readsTheListOfAJsonDocument() throws Exception {
        served.page("/documents", exchange -> {
            byte[] json = """
                    {"data": {"total": 5, "list": [{"url": "/a/1", "title": "<b>1 & 2</b>"}, {"url": "http://site.test/a/2"}]}}""".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        });
        SiteFile site = SmallSiteSettings.documents("""
                list:
                  url: http://site.test/{user}?page={page}
                  items-path: data.list
                  link-path: url
                  paging: {by: url, count: {total: {path: data.total}, size: {value: 2}}}
                """);
        try (Tab tab = browser.open(site, LIMIT)) {
            PageExpectation list = PageExpectation.list(1, pages(site), Optional.of("a"), true);
            PageSnapshot shown = shown(tab.load(URI.create("http://site.test/documents"), list, LIMIT));

            assertThat(shown.items()).isEqualTo(2);
            assertThat(shown.count()).hasValue(3);
            assertThat(shown.links())
                    .containsExactly(URI.create("http://site.test/a/1"), URI.create("http://site.test/a/2"));
            assertThat(shown.fingerprint()).startsWith("2-");
            assertThat(shown.html()).contains("<pre").contains("&lt;b&gt;1 &amp; 2&lt;/b&gt;");
        }
    }

    @Test
    void saysWhichLayoutStands() throws Exception {
        SiteFile site = SmallSiteSettings.file("""
                list:
                  url: http://site.test/{user}
                  layouts:
                    - {name: one, ready: "#one", item: .one}
                    - {name: two, ready: "#list", item: .item, paging: {by: scroll, last: "#end"}}
                    - {name: three, ready: "#list", item: .none}
                """, "");
        served.page("/second", SmallSite.list(1, 3, "<p id=end>"));

        PageSnapshot shown = shown(load(site, "second"));

        assertThat(shown.layout()).isEqualTo(1);
        assertThat(shown.items()).isEqualTo(3);
        assertThat(shown.hasNext()).isFalse();
    }

    @Test
    void closesPopUpsThatAClickOpens() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            AtomicInteger signs = signsOfAPopUp(tab);

            await().during(Duration.ofMillis(500)).until(() -> signs.getAndSet(0) == 0);
        }
    }

    /** Counts the signs of life of a pop-up that a click has opened. */
    final AtomicInteger signsOfAPopUp(Tab tab) throws InterruptedException {
        var signs = new AtomicInteger();
        served.page("/sign-of-life", exchange -> {
            signs.incrementAndGet();
            SmallSite.send(exchange, 200, "");
        });
        served.page("/popup", "<script>setInterval(() => fetch('/sign-of-life'), 50)</script>");
        served.page("/pops", SmallSite.list(1, 3, BY_SCRIPT.replace("turn()\"", "window.open('/popup'); turn()\"")));
        PageSnapshot first = shown(load(tab, SIGNED, "pops", LIMIT));
        shown(tab.next((Paging.Click) pages(SIGNED).first().paging(), list(SIGNED, 2), first, LIMIT));
        return signs;
    }
}
