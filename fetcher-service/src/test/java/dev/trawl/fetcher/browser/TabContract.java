package dev.trawl.fetcher.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.messages.EvidenceKind;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the port to a browser promises, shown with a real one. An implementation that cannot keep a promise says in a test of the
 * same name what happens instead.
 */
abstract class TabContract extends TabFixture {

    static final SiteFile SIGNED = SmallSite.file(CLICKED, """
            signs:
              not-found: [{select: .notice, text: no such}]
              blocked: [{html: "^<html>.{0,30}<script>var arg1="}]
              empty: [{select: .none}]
            """);

    static final String DEAF_TO_MICE = BY_SCRIPT.replace("onclick=\"turn()\"", "onclick=\"event.isTrusted || turn()\"");

    @Test
    void showsThePageWithItsDoctypeOnceWhatIsAwaitedStands() throws Exception {
        served.page(
                "/late",
                SmallSite.list(
                        1,
                        0,
                        "<script>setTimeout(() => list.innerHTML ="
                                + " '<li class=item id=there>落花 <a href=/x>x</a></li>', 300)</script>"));
        SiteFile site = SmallSite.file(CLICKED.replace("\"#list\"", "\"#there\""), "");

        Shown shown = shown(load(site, "late"));

        assertThat(shown.html()).startsWith("<!DOCTYPE html>").contains("落花");
        assertThat(shown.items()).isEqualTo(1);
        assertThat(shown.status()).isEqualTo(200);
    }

    @Test
    void clicksToThePageAfter() throws Exception {
        Shown shown = shown(click("script", BY_SCRIPT));

        assertThat(shown.html()).contains("/a/20");
        assertThat(shown.current()).hasValue(2);
    }

    @Test
    void clicksOnALinkThatLoadsAnotherDocument() throws Exception {
        served.page("/doc2", SmallSite.list(4, 6, "<span id=current>2</span>"));

        Shown shown = shown(click("doc", "<span id=current>1</span><a id=next href=/doc2>next</a>"));

        assertThat(shown.url()).isEqualTo("http://site.test/doc2");
        assertThat(shown.html()).contains("/a/6");
    }

    @Test
    void clicksWithAMouseThatThePageSeesFromOverTheButtonToTheClick() throws Exception {
        String told = """
                <span id=current>1</span><button id=next>next</button>
                <script>
                  const heard = [];
                  for (const type of ['pointerover', 'mouseover', 'mouseenter', 'mousedown', 'mouseup', 'click']) {
                    next.addEventListener(type, event => {
                      heard.push(type + (event.isTrusted ? '' : ' by script'));
                      if (type !== 'click') return;
                      list.innerHTML = '<li class=item><a href="/a/20">' + heard.join(',') + '</a></li>';
                      current.textContent = '2';
                    });
                  }
                </script>
                """;

        assertThat(shown(click("mouse", told)).html())
                .contains(">pointerover,mouseover,mouseenter,mousedown,mouseup,click<");
    }

    @Test
    void sawALinkToAPageThatIsNotThere() throws Exception {
        assertThat(click("gone", "<span id=current>1</span><a id=next href=/nowhere>next</a>"))
                .isInstanceOf(Arrival.NotFound.class);
    }

    @Test
    void dismissesOverlaysBeforeItClicks() throws Exception {
        String modal = "<div id=modal style='position:fixed;inset:0;background:#fff'><button id=close"
                + " onclick='modal.remove()'>x</button></div><div id=promo style='position:fixed;inset:0'>ad</div>";

        assertThat(shown(click("modal", BY_SCRIPT + modal)).current()).hasValue(2);
    }

    @Test
    void clicksByScriptWhereSomethingCoversTheButton() throws Exception {
        String banner = "<div style='position:fixed;inset:0;background:#fff'>banner</div>";

        assertThat(shown(click("covered", BY_SCRIPT + banner)).current()).hasValue(2);
    }

    @Test
    void failsAClickThatDoesNothingAndSaysWhatCoversTheButton() throws Exception {
        Arrival arrival = click(
                "banner",
                "<span id=current>1</span><button id=next>next</button>"
                        + "<div id=banner style='position:fixed;inset:0;background:#fff'>banner</div>");

        assertThat(arrival)
                .isInstanceOfSatisfying(
                        Arrival.ClickFailed.class,
                        failed -> assertThat(failed.reason()).contains("div#banner"));
    }

    @Test
    void endsTheListWhereThereIsNoNext() throws Exception {
        assertThat(click("one", "<span id=current>1</span>")).isInstanceOf(Arrival.ListEnded.class);
    }

    @Test
    void scrollsForMoreItemsUntilThereAreNone() throws Exception {
        served.page("/scroll", SmallSite.list(1, 3, """
                <div style="height:3000px"></div>
                <script>
                  let rounds = 0;
                  addEventListener('scroll', () => {
                    if (rounds++ < 1) list.insertAdjacentHTML('beforeend', '<li class=item><a href="/a/9">9</a></li>');
                  });
                </script>
                """));
        SiteFile site = SmallSite.file("""
                list:
                  url: http://site.test/{user}
                  ready: "#list"
                  item: ".item"
                  paging: {by: scroll}
                """, "");
        var scroll = (Paging.Scroll) pages(site).paging();
        try (Tab tab = browser.open(site, LIMIT)) {
            Shown first = shown(tab.load(URI.create("http://site.test/scroll"), list(site, 1), LIMIT));
            Shown second = shown(tab.more(scroll, list(site, 2), first, LIMIT));

            assertThat(second.items()).isEqualTo(4);
            assertThat(tab.more(scroll, list(site, 3), second, LIMIT)).isInstanceOf(Arrival.ListEnded.class);
        }
    }

    @Test
    void isLateWhereNoAnswerComesAndCanStillShowEvidence() throws Exception {
        served.page("/silent", SmallSite.SILENCE);
        SiteFile site = SmallSite.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            Arrival arrival = tab.load(URI.create("http://site.test/silent"), list(site, 1), Duration.ofMillis(700));

            assertThat(arrival).isInstanceOf(Arrival.Late.class);
            assertThat(tab.evidence(Duration.ofSeconds(5))).anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT);
        }
    }

    @Test
    void leavesABusyPageInTime() throws Exception {
        served.page("/busy", "<body><script>while (true) {}</script>");
        SiteFile site = SmallSite.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(tab.load(URI.create("http://site.test/busy"), list(site, 1), Duration.ofMillis(700)))
                    .isInstanceOf(Arrival.Late.class);
            assertThat(tab.evidence(Duration.ofSeconds(5))).isNotNull();
        }
        assertThat(shown(load(SmallSite.file(CLICKED, ""), page("after-busy"))).items())
                .isEqualTo(2);
    }

    @Test
    void tellsThatThereIsNoSuchPageWhateverItsBodySays() throws Exception {
        served.page("/404", exchange -> SmallSite.send(exchange, 404, SmallSite.list(1, 2, "")));

        assertThat(load(SIGNED, "404")).isInstanceOf(Arrival.NotFound.class);
    }

    @Test
    void tellsThatThereIsNoSuchPageWhereItHasNoBody() throws Exception {
        assertThat(load(SIGNED, "missing")).isInstanceOf(Arrival.NotFound.class);
    }

    @Test
    void tellsAnErrorOfTheSiteFromAPageWhateverItsBodySays() throws Exception {
        served.page("/500", exchange -> SmallSite.send(exchange, 500, SmallSite.list(1, 2, "")));

        assertThat(load(SIGNED, "500"))
                .isInstanceOfSatisfying(
                        Arrival.NotAPage.class,
                        not -> assertThat(not.spot().status()).isEqualTo(500));
    }

    @Test
    void tellsThatTheSiteSaysNoForNow() throws Exception {
        assertThat(load(SIGNED, slower())).isInstanceOf(Arrival.Blocked.class);
    }

    @Test
    void hearsForHowLongTheSiteSaysNo() throws Exception {
        assertThat(load(SIGNED, slower()))
                .isInstanceOfSatisfying(
                        Arrival.Blocked.class,
                        blocked -> assertThat(blocked.retryAfter()).contains(Duration.ofMinutes(2)));
    }

    final String slower() {
        served.page("/429", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            SmallSite.send(exchange, 429, "slower");
        });
        return "429";
    }

    @Test
    void tellsSignsFromAPage() throws Exception {
        served.page("/sign", "<p class=notice>no such user</p>");
        served.page("/challenge", "<html><script>var arg1='AB'</script></html>");
        served.page("/nothing", "<ul id=list></ul><p class=none>no articles</p>");

        assertThat(load(SIGNED, "sign")).isInstanceOf(Arrival.NotFound.class);
        assertThat(load(SIGNED, "challenge")).isInstanceOf(Arrival.Blocked.class);
        assertThat(shown(load(SIGNED, "nothing")).empty()).isTrue();
    }

    @Test
    void tellsADocumentThatIsCutShortFromAPage() throws Exception {
        assertThat(load(SIGNED, cut())).isInstanceOf(Arrival.NotAPage.class);
    }

    final String cut() {
        served.page("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(SmallSite.list(1, 2, "").getBytes(UTF_8));
                out.flush();
                throw new IOException("cut");
            }
        });
        return "cut";
    }

    @Test
    void tellsARedirectLoopFromAPage() throws Exception {
        served.page("/loop", redirect("/loop"));

        assertThat(load(SIGNED, "loop")).isInstanceOf(Arrival.NotAPage.class);
    }

    @Test
    void followsNoMoreRedirectsThanTheSiteFileAllows() throws Exception {
        assertThat(load(SIGNED, hops(6))).isInstanceOf(Arrival.NotAPage.class);
    }

    final String hops(int count) {
        for (int hop = 0; hop < count; hop++) {
            served.page("/hop" + hop, redirect("/hop" + (hop + 1)));
        }
        page("hop" + count);
        return "hop0";
    }

    static SmallSite.Answer redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @Test
    void tellsADownloadFromAPage() throws Exception {
        assertThat(load(SIGNED, download())).isInstanceOf(Arrival.NotAPage.class);
    }

    final String download() {
        served.page("/download", exchange -> {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment");
            SmallSite.send(exchange, 200, "something to keep");
        });
        return "download";
    }

    @Test
    void tellsACertificateThatNobodyVouchesForFromAPage() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            assertThat(tab.load(URI.create("https://site.test/"), list(SIGNED, 1), LIMIT))
                    .isInstanceOfSatisfying(
                            Arrival.NotAPage.class,
                            not -> assertThat(not.reason()).contains("ERR_CERT"));
        }
    }

    @Test
    void saysWhoItIsAsTheSiteFileHasIt() throws Exception {
        assertThat(heard("user-agent: Someone", "User-Agent")).isEqualTo("Someone");
        assertThat(heard("max-redirects: 5", "User-Agent")).contains("Chrome/").endsWith(" Trawl");
    }

    @Test
    void sendsTheHeadersOfTheSiteFile() throws Exception {
        assertThat(heard("headers: {X-Who: trawl}", "X-Who")).isEqualTo("trawl");
    }

    /** What the site hears in a header of the request for a page. */
    final @Nullable String heard(String browsing, String header) throws Exception {
        var heard = new AtomicReference<@Nullable String>();
        served.page("/hears", exchange -> {
            heard.set(exchange.getRequestHeaders().getFirst(header));
            SmallSite.send(exchange, 200, SmallSite.list(1, 2, ""));
        });
        shown(load(SmallSite.file(CLICKED, "browser: {" + browsing + "}"), "hears"));
        return heard.get();
    }

    @Test
    void loadsNothingThatTheSiteFileBlocks() throws Exception {
        assertThat(loadedOf("seen.css", "blocked.css")).containsExactly("/seen.css");
    }

    /** Which of the style sheets of a page are loaded, of which the site file blocks those named so. */
    final List<String> loadedOf(String... sheets) throws Exception {
        var links = new StringBuilder();
        for (String sheet : sheets) {
            links.append("<link rel=stylesheet href=/").append(sheet).append(">");
        }
        served.page("/sheets", links + SmallSite.list(1, 2, ""));
        served.requests().clear();
        shown(load(SmallSite.file(CLICKED, "browser: {block-urls: ['*/blocked.*']}"), "sheets"));
        return served.requests().stream().filter(path -> path.endsWith(".css")).toList();
    }

    @Test
    void readsAPageWhoseScriptsChangeWhatReadingNeeds() throws Exception {
        assertThat(shown(load(SIGNED, changed())).items()).isEqualTo(2);
    }

    final String changed() {
        served.page("/changed", SmallSite.list(1, 2, "<script>Document.prototype.querySelector = () => null</script>"));
        return "changed";
    }

    @Test
    void refusesWhatTheSiteFileDoesNotAllow() throws Exception {
        served.page("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.test/");
            exchange.sendResponseHeaders(302, -1);
        });
        SiteFile site = SmallSite.file(CLICKED, "");

        assertThat(load(site, "away")).isInstanceOf(Arrival.Refused.class);
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(tab.load(URI.create("file:///etc/passwd"), list(site, 1), LIMIT))
                    .isInstanceOf(Arrival.Refused.class);
        }
    }

    @Test
    void isLostByItsOwnFaultWhenItsPageCrashesTheTab() throws Exception {
        served.page("/crash", exchange -> {
            var renderers = processes(line -> line.contains("--type=renderer")).toList();
            assertThat(renderers).isNotEmpty();
            renderers.forEach(ProcessHandle::destroyForcibly);
            SmallSite.SILENCE.to(exchange);
        });

        assertThat(load(SmallSite.file(CLICKED, ""), "crash"))
                .isInstanceOfSatisfying(
                        Arrival.Lost.class, lost -> assertThat(lost.own()).isTrue());
        assertThat(shown(load(SmallSite.file(CLICKED, ""), page("after-crash"))).items())
                .isEqualTo(2);
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
        SiteFile site = SmallSite.file(CLICKED, "");
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

        assertThat(shown(load(SmallSite.file(CLICKED, ""), "dialogs")).html()).contains("after");
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
    void endsWhatWaitsWhenItIsAbortedAndAllThatFollows() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            assertThat(aborted(tab))
                    .isInstanceOfSatisfying(
                            Arrival.Late.class,
                            late -> assertThat(late.reason()).isEqualTo("enough"));
            assertThat(load(tab, SIGNED, page("after"), LIMIT)).isInstanceOf(Arrival.Late.class);
        }
    }

    @Test
    void canStillShowEvidenceWhenItWasAborted() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            aborted(tab);

            assertThat(tab.evidence(Duration.ofSeconds(3))).anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT);
        }
    }

    /** What comes of a page for which no answer comes, and which is given up as soon as it is asked for. */
    final Arrival aborted(Tab tab) throws InterruptedException {
        served.page("/aborted", exchange -> {
            tab.abort("enough");
            SmallSite.SILENCE.to(exchange);
        });
        long began = System.nanoTime();
        Arrival arrival = load(tab, SIGNED, "aborted", LIMIT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        return arrival;
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
            List<Evidence> evidence = tab.evidence(Duration.ofSeconds(5));
            assertThat(evidence)
                    .anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT && piece.bytes()[0] == (byte) 0xff)
                    .anyMatch(piece -> piece.kind() == EvidenceKind.HTML
                            && new String(piece.bytes(), UTF_8).contains("Article 2"));
            return evidence;
        }
    }

    @Test
    void isLostWithoutFaultWhenItsBrowserIsKilled() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            processes(line -> true).forEach(ProcessHandle::destroyForcibly);

            assertThat(load(tab, SIGNED, page("killed"), LIMIT))
                    .isInstanceOfSatisfying(
                            Arrival.Lost.class, lost -> assertThat(lost.own()).isFalse());
        }
    }

    @Test
    void isLostWithoutFaultWhenItsBrowserStandsStill() throws Exception {
        assertThat(loadInABrowserThatStandsStill())
                .isInstanceOfSatisfying(
                        Arrival.Lost.class, lost -> assertThat(lost.own()).isFalse());
    }

    final Arrival loadInABrowserThatStandsStill() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            String pid = processes(line -> line.contains("--user-data-dir") && !line.contains("--type="))
                    .map(process -> Long.toString(process.pid()))
                    .findFirst()
                    .orElseThrow();
            assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor())
                    .isZero();

            return load(tab, SIGNED, page("still"), Duration.ofSeconds(1));
        }
    }

    @Test
    void waitsForANextPageAsLongAsItIsUnderWay() throws Exception {
        served.page("/slow", exchange -> {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            SmallSite.send(exchange, 200, "");
        });
        String slow = BY_SCRIPT.replace("onclick=\"turn()\"", "onclick=\"fetch('/slow').then(turn)\"");

        assertThat(shown(click("under-way", slow)).current()).hasValue(2);
    }

    @Test
    void clicksByScriptWhereAMouseDoesNothing() throws Exception {
        assertThat(shown(click("deaf", DEAF_TO_MICE)).current()).hasValue(2);
    }

    @Test
    void saysWellBeforeTheLimitThatAClickDoesNothing() throws Exception {
        assertThat(timeOfAClickThatDoesNothing()).isLessThan(Duration.ofMillis(7500));
    }

    /** With a limit of 8 s. */
    final Duration timeOfAClickThatDoesNothing() throws Exception {
        served.page("/idle", SmallSite.list(1, 3, "<span id=current>1</span><button id=next>next</button>"));
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            Shown first = shown(load(tab, SIGNED, "idle", LIMIT));
            long began = System.nanoTime();
            assertThat(tab.next((Paging.Click) pages(SIGNED).paging(), list(SIGNED, 2), first, Duration.ofSeconds(8)))
                    .isInstanceOf(Arrival.ClickFailed.class);
            return Duration.ofNanos(System.nanoTime() - began);
        }
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
        Shown first = shown(load(tab, SIGNED, "pops", LIMIT));
        shown(tab.next((Paging.Click) pages(SIGNED).paging(), list(SIGNED, 2), first, LIMIT));
        return signs;
    }
}
