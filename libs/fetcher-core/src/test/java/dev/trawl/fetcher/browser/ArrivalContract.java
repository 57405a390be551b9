package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The results of loading a page: the page, no page and why, or the loss of the tab. */
abstract class ArrivalContract extends TabFixture {

    static final SiteFile SIGNED = SmallSiteSettings.file(CLICKED, """
            signs:
              not-found: [{select: .notice, text: no such}]
              blocked: [{html: "^<html>.{0,30}<script>var arg1="}]
              empty: [{select: .none}]
            """);

    @Test
    void showsThePageWithItsDoctypeOnceWhatIsAwaitedStands() throws Exception {
        served.page(
                "/late",
                SmallSite.list(
                        1,
                        0,
                        "<script>setTimeout(() => list.innerHTML ="
                                + " '<li class=item id=there>落花 <a href=/x>x</a></li>', 300)</script>"));
        SiteFile site = SmallSiteSettings.file(CLICKED.replace("\"#list\"", "\"#there\""), "");

        PageSnapshot pageSnapshot = shown(load(site, "late"));

        assertThat(pageSnapshot.html()).startsWith("<!DOCTYPE html>").contains("落花");
        assertThat(pageSnapshot.items()).isEqualTo(1);
        assertThat(pageSnapshot.status()).isEqualTo(200);
    }

    @Test
    void isLateWhereNoAnswerComesAndStillGivesEvidence() throws Exception {
        served.page("/silent", SmallSite.SILENCE);
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            NavigationResult navigationResult =
                    tab.load(URI.create("http://site.test/silent"), list(site, 1), Duration.ofMillis(700));

            assertThat(navigationResult).isInstanceOf(NavigationResult.Late.class);
            assertThat(tab.evidence(allow(Duration.ofSeconds(5))))
                    .anyMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT);
        }
    }

    @Test
    void leavesABusyPageInTime() throws Exception {
        served.page("/busy", "<body><script>while (true) {}</script>");
        SiteFile site = SmallSiteSettings.file(CLICKED, "");
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(tab.load(URI.create("http://site.test/busy"), list(site, 1), Duration.ofMillis(700)))
                    .isInstanceOf(NavigationResult.Late.class);
            assertThat(tab.evidence(allow(Duration.ofSeconds(5)))).isNotNull();
        }
        assertThat(shown(load(SmallSiteSettings.file(CLICKED, ""), page("after-busy")))
                        .items())
                .isEqualTo(2);
    }

    @Test
    void reportsThatThereIsNoSuchPageWhateverItsBodySays() throws Exception {
        served.page("/404", exchange -> SmallSite.send(exchange, 404, SmallSite.list(1, 2, "")));

        assertThat(load(SIGNED, "404")).isInstanceOf(NavigationResult.NotFound.class);
    }

    @Test
    void reportsThatThereIsNoSuchPageWhereItHasNoBody() throws Exception {
        assertThat(load(SIGNED, "missing")).isInstanceOf(NavigationResult.NotFound.class);
    }

    @Test
    void distinguishesAnErrorOfTheSiteFromAPageWhateverItsBodySays() throws Exception {
        served.page("/500", exchange -> SmallSite.send(exchange, 500, SmallSite.list(1, 2, "")));

        assertThat(load(SIGNED, "500"))
                .isInstanceOfSatisfying(
                        NavigationResult.NotAPage.class,
                        not -> assertThat(not.spot().status()).isEqualTo(500));
    }

    @Test
    void reportsThatTheSiteRefusesForNow() throws Exception {
        assertThat(load(SIGNED, slower())).isInstanceOf(NavigationResult.Blocked.class);
    }

    @Test
    void readsForHowLongTheSiteRefuses() throws Exception {
        assertThat(load(SIGNED, slower()))
                .isInstanceOfSatisfying(
                        NavigationResult.Blocked.class,
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
    void distinguishesSignsFromAPage() throws Exception {
        served.page("/sign", "<p class=notice>no such user</p>");
        served.page("/challenge", "<html><script>var arg1='AB'</script></html>");
        served.page("/nothing", "<ul id=list></ul><p class=none>no articles</p>");

        assertThat(load(SIGNED, "sign")).isInstanceOf(NavigationResult.NotFound.class);
        assertThat(load(SIGNED, "challenge")).isInstanceOf(NavigationResult.Blocked.class);
        assertThat(shown(load(SIGNED, "nothing")).empty()).isTrue();
    }

    @Test
    void distinguishesADocumentThatIsCutShortFromAPage() throws Exception {
        assertThat(load(SIGNED, cut())).isInstanceOf(NavigationResult.NotAPage.class);
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
    void distinguishesARedirectLoopFromAPage() throws Exception {
        served.page("/loop", redirect("/loop"));

        assertThat(load(SIGNED, "loop")).isInstanceOf(NavigationResult.NotAPage.class);
    }

    @Test
    void followsNoMoreRedirectsThanTheSiteFileAllows() throws Exception {
        assertThat(load(SIGNED, hops(6))).isInstanceOf(NavigationResult.NotAPage.class);
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
    void distinguishesADownloadFromAPage() throws Exception {
        assertThat(load(SIGNED, download())).isInstanceOf(NavigationResult.NotAPage.class);
    }

    final String download() {
        served.page("/download", exchange -> {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment");
            SmallSite.send(exchange, 200, "something to keep");
        });
        return "download";
    }

    @Test
    void distinguishesAnUntrustedCertificateFromAPage() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            assertThat(tab.load(URI.create("https://site.test/"), list(SIGNED, 1), LIMIT))
                    .isInstanceOfSatisfying(
                            NavigationResult.NotAPage.class,
                            not -> assertThat(not.reason()).contains("ERR_CERT"));
        }
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
        SiteFile site = SmallSiteSettings.file(CLICKED, "");

        assertThat(load(site, "away")).isInstanceOf(NavigationResult.Refused.class);
        try (Tab tab = browser.open(site, LIMIT)) {
            assertThat(tab.load(URI.create("file:///etc/passwd"), list(site, 1), LIMIT))
                    .isInstanceOf(NavigationResult.Refused.class);
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

        assertThat(load(SmallSiteSettings.file(CLICKED, ""), "crash"))
                .isInstanceOfSatisfying(
                        NavigationResult.Lost.class,
                        lost -> assertThat(lost.own()).isTrue());
        assertThat(shown(load(SmallSiteSettings.file(CLICKED, ""), page("after-crash")))
                        .items())
                .isEqualTo(2);
    }

    @Test
    void isLostWithoutFaultWhenItsBrowserIsKilled() throws Exception {
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            processes(line -> true).forEach(ProcessHandle::destroyForcibly);

            assertThat(load(tab, SIGNED, page("killed"), LIMIT))
                    .isInstanceOfSatisfying(
                            NavigationResult.Lost.class,
                            lost -> assertThat(lost.own()).isFalse());
        }
    }

    @Test
    void isLostWithoutFaultWhenItsBrowserStandsStill() throws Exception {
        assertThat(loadInABrowserThatStandsStill())
                .isInstanceOfSatisfying(
                        NavigationResult.Lost.class,
                        lost -> assertThat(lost.own()).isFalse());
    }

    final NavigationResult loadInABrowserThatStandsStill() throws Exception {
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
}
