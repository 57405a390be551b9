package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole contract over CDP, and what CDP can do besides. */
class CdpTabIT extends TabContract {

    private static final Map<ClickSteps.Step, Integer> STEPS = new EnumMap<>(ClickSteps.Step.class);

    @Override
    ManagedBrowser own(BrowserSettings settings, ForwardProxy proxy) {
        return new Browsers(settings, proxy, step -> STEPS.merge(step, 1, Integer::sum), Clock.systemUTC());
    }

    /** The button moves 100 px a second on any machine: two frames differ, and a press still hits it. */
    @Test
    void waitsForAButtonThatIsAnimatedAndPressesItWhereItIsThen() throws Exception {
        String sliding = BY_SCRIPT.replace("<button id=next", "<button id=next style='position:relative'")
                + """
                <script>
                  next.animate(
                      [{left: '600px'}, {left: '0'}],
                      {duration: 6000, iterations: %d, direction: 'alternate'});
                </script>
                """.formatted(allow(Duration.ofSeconds(6)).toSeconds() / 6);

        assertThat(stepsByMouseAlone("sliding", sliding)).containsKey(ClickSteps.Step.MOVED);
    }

    @Test
    void clicksAButtonThatAScriptMoves() throws Exception {
        stepsByMouseAlone(
                "pushed",
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
                """);
    }

    @Test
    void waitsForAnOverlayThatTakesItsTimeToClose() throws Exception {
        String modal = "<div id=modal style='position:fixed;inset:0;background:#fff'><button id=close"
                + " onclick='setTimeout(() => modal.remove(), 100)'>x</button></div>";

        stepsByMouseAlone("slow-modal", BY_SCRIPT + modal);
    }

    /**
     * The steps of a click by the mouse alone, in one of several tries. On a busy machine a press may come after its element
     * has moved, and the script then clicks it. Every try shows the next page.
     */
    private Map<ClickSteps.Step, Integer> stepsByMouseAlone(String name, String html) throws Exception {
        for (int attempt = 1; attempt <= 5; attempt++) {
            STEPS.clear();
            assertThat(shown(click(name + attempt, html)).current()).hasValue(2);
            if (STEPS.containsKey(ClickSteps.Step.MOUSE) && !STEPS.containsKey(ClickSteps.Step.SCRIPT)) {
                return STEPS;
            }
        }
        throw new AssertionError("no try was clicked by the mouse alone; the steps of the last: " + STEPS);
    }

    @Test
    @Override
    void clicksByScriptWhereSomethingCoversTheButton() throws Exception {
        STEPS.clear();

        super.clicksByScriptWhereSomethingCoversTheButton();

        assertThat(STEPS).containsKeys(ClickSteps.Step.COVERED, ClickSteps.Step.SCRIPT);
    }

    @Test
    void hasAScreenshotOfASlowPageThatThenCrashesItsTab() throws Exception {
        // the screenshot is taken at half of the limit
        Duration limit = allow(Duration.ofSeconds(6));
        served.page("/end", exchange -> {
            processes(line -> line.contains("--type=renderer")).forEach(ProcessHandle::destroyForcibly);
            SmallSite.SILENCE.to(exchange);
        });
        served.page(
                "/slow-crash",
                SmallSite.list(
                        1,
                        2,
                        "<script>console.log('so far'); setTimeout(() => fetch('/end'), " + limit.toMillis() * 3 / 4
                                + ")</script>"));
        SiteFile site = SmallSiteSettings.file(CLICKED.replace("\"#list\"", "\"#never\""), "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(load(tab, site, "slow-crash", limit))
                    .isInstanceOfSatisfying(
                            NavigationResult.Lost.class,
                            lost -> assertThat(lost.own()).isTrue());

            assertThat(tab.evidence(allow(Duration.ofSeconds(3))))
                    .extracting(Evidence::kind)
                    .containsExactlyInAnyOrder(EvidenceKind.SCREENSHOT, EvidenceKind.CONSOLE);
        }
    }

    @Test
    void isDecidedByWhatWasAnsweredFirstWhereverAScriptLeads() throws Exception {
        served.page("/home", SmallSite.list(1, 2, ""));
        String leaves = "<body class=odd><script>location.replace('/home')</script>";
        served.page("/gone", exchange -> SmallSite.send(exchange, 404, leaves));
        served.page("/odd", exchange -> SmallSite.send(exchange, 418, leaves));
        SiteFile undecided = SmallSiteSettings.file(CLICKED, "signs: {not-found: [{status: 418, select: .odder}]}");
        for (int time = 1; time <= 20; time++) {
            assertThat(load(SIGNED, "gone")).as("time " + time).isInstanceOf(NavigationResult.NotFound.class);
            assertThat(load(undecided, "odd"))
                    .as("time " + time)
                    .isInstanceOfSatisfying(
                            NavigationResult.NotAPage.class,
                            not -> assertThat(not.reason()).contains("status 418"));
        }
    }

    @Test
    void makesNothingOfAFrameThatIsTooLarge() throws Exception {
        served.page("/large-frame", exchange -> {
            exchange.sendResponseHeaders(200, 40L * 1024 * 1024);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        });
        served.page("/framed", SmallSite.list(1, 2, "<iframe src=/large-frame></iframe>"));
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(load(tab, site, "framed", LIMIT)).isInstanceOf(NavigationResult.Page.class);
            assertThat(load(tab, site, page("after-framed"), LIMIT)).isInstanceOf(NavigationResult.Page.class);
            assertThat(load(tab, site, "large-frame", LIMIT)).isInstanceOf(NavigationResult.TooLarge.class);
        }
        assertThat(served.requests().stream().filter("/large-frame"::equals)).hasSize(2);
    }

    @Test
    void countsTheDialogsOfEachPageForItself() throws Exception {
        served.page("/asks", SmallSite.list(1, 2, "<script>for (let i = 0; i < 30; i++) alert(i)</script>"));
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(load(tab, site, "asks", LIMIT)).isInstanceOf(NavigationResult.Page.class);
            assertThat(load(tab, site, "asks", LIMIT)).isInstanceOf(NavigationResult.Page.class);
        }
    }

    @Test
    void closesWindowsThatHaveNoOpener() throws Exception {
        served.page("/window", "<script>setInterval(() => fetch('/alive'), 100)</script>");
        served.page("/opens", SmallSite.list(1, 2, "<script>window.open('/window', '', 'noopener')</script>"));
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(load(tab, site, "opens", LIMIT)).isInstanceOf(NavigationResult.Page.class);
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(served.requests().stream().filter("/alive"::equals))
                            .hasSizeLessThan(5));
        }
    }

    @Test
    void isLostAtOnceWhereItsTabCrashesBetweenTwoPages() throws Exception {
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(load(tab, site, page("before-crash"), LIMIT)).isInstanceOf(NavigationResult.Page.class);
            processes(line -> line.contains("--type=renderer")).forEach(ProcessHandle::destroyForcibly);

            long began = System.nanoTime();
            assertThat(load(tab, site, "before-crash", LIMIT)).isInstanceOf(NavigationResult.Lost.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(allow(Duration.ofSeconds(3)));
        }
    }
}
