package dev.trawl.fetcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.messages.EvidenceKind;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdpTabIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String CLICKED = """
            list:
              url: http://site.test/{user}
              ready: "#list"
              item: ".item"
              paging: {by: click, next: "#next", current: {select: "#current"}}
            """;

    private static final String BY_SCRIPT = """
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

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final SmallSite SITE = new SmallSite();
    private static final Map<ClickSteps.Step, Integer> STEPS = new EnumMap<>(ClickSteps.Step.class);

    @SuppressWarnings("NullAway.Init")
    private static Browsers browsers;

    @BeforeAll
    static void start() {
        ProxySettings routes = SITE.routes();
        browsers = new Browsers(
                settings(folder),
                new ForwardProxy(routes),
                step -> STEPS.merge(step, 1, Integer::sum),
                Clock.systemUTC());
    }

    static BrowserSettings settings(Path folder) {
        return new BrowserSettings(null, null, null, null, null, folder, null, 0, null, null);
    }

    @AfterAll
    static void stop() {
        browsers.close();
        SITE.close();
        assertThat(folder).isEmptyDirectory();
        assertThat(ProcessTree.naming(folder)).isEmpty();
    }

    private static Awaited list(SiteFile site, int number) {
        return Awaited.list(number, pages(site), Optional.empty(), true);
    }

    private static ListPages pages(SiteFile site) {
        return Objects.requireNonNull(site.pages().list());
    }

    private static Shown shown(Arrival arrival) {
        assertThat(arrival).isInstanceOf(Arrival.Page.class);
        return ((Arrival.Page) arrival).shown();
    }

    private static Arrival load(SiteFile site, String user) throws Exception {
        try (Tab tab = browsers.open(site, LIMIT)) {
            return tab.load(URI.create("http://site.test/" + user), list(site, 1), LIMIT);
        }
    }

    private static Arrival click(String user, String rest) throws Exception {
        SITE.page("/" + user, SmallSite.list(1, 3, rest));
        SiteFile site = SmallSite.file(CLICKED, "overlays: [{when: '#modal', click: '#close'}, {when: '#promo'}]");
        try (Tab tab = browsers.open(site, LIMIT)) {
            Shown first = shown(tab.load(URI.create("http://site.test/" + user), list(site, 1), LIMIT));
            return tab.next((Paging.Click) pages(site).paging(), list(site, 2), first, LIMIT);
        }
    }

    @Test
    void showsThePageWithItsDoctypeOnceWhatIsAwaitedStands() throws Exception {
        SITE.page(
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
        SITE.page("/doc2", SmallSite.list(4, 6, "<span id=current>2</span>"));

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
    void waitsForAButtonThatIsAnimatedAndPressesItWhereItIsThen() throws Exception {
        STEPS.clear();
        String sliding = BY_SCRIPT.replace("<button id=next", "<button id=next style='position:relative'") + """
                <script>
                  next.animate([{left: '600px'}, {left: '0'}], 4000);
                </script>
                """;

        assertThat(shown(click("sliding", sliding)).current()).hasValue(2);
        assertThat(STEPS).containsKeys(ClickSteps.Step.MOVED, ClickSteps.Step.MOUSE);
        assertThat(STEPS).doesNotContainKey(ClickSteps.Step.SCRIPT);
    }

    @Test
    void clicksAButtonThatAScriptMoves() throws Exception {
        STEPS.clear();
        String pushed =
                BY_SCRIPT.replace("<button id=next", "<button id=next style='position:relative;left:600px'") + """
                <script>
                  let left = 600;
                  const push = () => {
                    left -= 20;
                    next.style.left = left + 'px';
                    if (left > 0) requestAnimationFrame(push);
                  };
                  push();
                </script>
                """;

        assertThat(shown(click("pushed", pushed)).current()).hasValue(2);
        assertThat(STEPS).containsKey(ClickSteps.Step.MOUSE).doesNotContainKey(ClickSteps.Step.SCRIPT);
    }

    @Test
    void waitsForAnOverlayThatTakesItsTimeToClose() throws Exception {
        STEPS.clear();
        String modal = "<div id=modal style='position:fixed;inset:0;background:#fff'><button id=close"
                + " onclick='setTimeout(() => modal.remove(), 100)'>x</button></div>";

        assertThat(shown(click("slow-modal", BY_SCRIPT + modal)).current()).hasValue(2);
        assertThat(STEPS).containsKey(ClickSteps.Step.MOUSE).doesNotContainKey(ClickSteps.Step.SCRIPT);
    }

    @Test
    void clicksByScriptWhereSomethingCoversTheButton() throws Exception {
        String banner = "<div style='position:fixed;inset:0;background:#fff'>banner</div>";

        assertThat(shown(click("covered", BY_SCRIPT + banner)).current()).hasValue(2);
        assertThat(STEPS).containsKeys(ClickSteps.Step.COVERED, ClickSteps.Step.SCRIPT);
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
        SITE.page("/scroll", SmallSite.list(1, 3, """
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
        try (Tab tab = browsers.open(site, LIMIT)) {
            Shown first = shown(tab.load(URI.create("http://site.test/scroll"), list(site, 1), LIMIT));
            Shown second = shown(tab.more(scroll, list(site, 2), first, LIMIT));

            assertThat(second.items()).isEqualTo(4);
            assertThat(tab.more(scroll, list(site, 3), second, LIMIT)).isInstanceOf(Arrival.ListEnded.class);
        }
    }

    @Test
    void isLateWhereNoAnswerComesAndCanStillShowEvidence() throws Exception {
        SITE.page("/silent", SmallSite.SILENCE);
        SiteFile site = SmallSite.file(CLICKED, "");
        try (Tab tab = browsers.open(site, LIMIT)) {
            Arrival arrival = tab.load(URI.create("http://site.test/silent"), list(site, 1), Duration.ofMillis(700));

            assertThat(arrival).isInstanceOf(Arrival.Late.class);
            assertThat(tab.evidence(Duration.ofSeconds(5))).anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT);
        }
    }

    @Test
    void leavesABusyPageInTime() throws Exception {
        SITE.page("/busy", "<body><script>while (true) {}</script>");
        SiteFile site = SmallSite.file(CLICKED, "");
        try (Tab tab = browsers.open(site, LIMIT)) {
            assertThat(tab.load(URI.create("http://site.test/busy"), list(site, 1), Duration.ofMillis(700)))
                    .isInstanceOf(Arrival.Late.class);
            assertThat(tab.evidence(Duration.ofSeconds(5))).isNotNull();
        }
        assertThat(shown(load(SmallSite.file(CLICKED, ""), page("after-busy"))).items())
                .isEqualTo(2);
    }

    private static String page(String user) {
        SITE.page("/" + user, SmallSite.list(1, 2, ""));
        return user;
    }

    @Test
    void tellsAStatusASignAndACutFromAPage() throws Exception {
        SITE.page("/500", exchange -> SmallSite.send(exchange, 500, "no"));
        SITE.page("/429", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            SmallSite.send(exchange, 429, "slower");
        });
        SITE.page("/sign", "<p class=notice>no such user</p>");
        SITE.page("/challenge", "<html><script>var arg1='AB'</script></html>");
        SITE.page("/nothing", "<ul id=list></ul><p class=none>no articles</p>");
        SITE.page("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(SmallSite.list(1, 2, "").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.flush();
                throw new java.io.IOException("cut");
            }
        });
        SiteFile site = SmallSite.file(CLICKED, """
                signs:
                  not-found: [{select: .notice, text: no such}]
                  blocked: [{html: "^<html>.{0,30}<script>var arg1="}]
                  empty: [{select: .none}]
                """);

        assertThat(load(site, "missing")).isInstanceOf(Arrival.NotFound.class);
        assertThat(load(site, "500")).isInstanceOf(Arrival.NotAPage.class);
        assertThat(load(site, "429"))
                .isInstanceOfSatisfying(
                        Arrival.Blocked.class,
                        blocked -> assertThat(blocked.retryAfter()).contains(Duration.ofMinutes(2)));
        assertThat(load(site, "sign")).isInstanceOf(Arrival.NotFound.class);
        assertThat(load(site, "challenge")).isInstanceOf(Arrival.Blocked.class);
        assertThat(shown(load(site, "nothing")).empty()).isTrue();
        assertThat(load(site, "cut")).isInstanceOf(Arrival.NotAPage.class);
    }

    @Test
    void refusesWhatTheSiteFileDoesNotAllow() throws Exception {
        SITE.page("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.test/");
            exchange.sendResponseHeaders(302, -1);
        });
        SiteFile site = SmallSite.file(CLICKED, "");

        assertThat(load(site, "away")).isInstanceOf(Arrival.Refused.class);
        try (Tab tab = browsers.open(site, LIMIT)) {
            assertThat(tab.load(URI.create("file:///etc/passwd"), list(site, 1), LIMIT))
                    .isInstanceOf(Arrival.Refused.class);
        }
    }

    private static boolean isRenderer(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains("--type=renderer");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void isLostByItsOwnFaultWhenItsPageCrashesTheTab() throws Exception {
        SITE.page("/crash", exchange -> {
            var renderers = ProcessTree.naming(folder).stream()
                    .flatMap(ProcessHandle::descendants)
                    .filter(CdpTabIT::isRenderer)
                    .toList();
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
        SITE.page("/first", SmallSite.list(1, 1, "<script>document.cookie='a=b'; localStorage.c='d'</script>"));
        SITE.page(
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
        SITE.page(
                "/dialogs",
                SmallSite.list(
                        1,
                        1,
                        "<script>alert('a'); confirm('b'); prompt('c');"
                                + " window.open('/popup'); document.body.append('after')</script>"));

        assertThat(shown(load(SmallSite.file(CLICKED, ""), "dialogs")).html()).contains("after");
    }
}
