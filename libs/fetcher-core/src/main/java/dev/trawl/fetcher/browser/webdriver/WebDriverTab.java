package dev.trawl.fetcher.browser.webdriver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.fetcher.browser.page.Jpeg;
import dev.trawl.fetcher.browser.page.ListPaging;
import dev.trawl.fetcher.browser.page.MainDocument;
import dev.trawl.fetcher.browser.page.NetworkVerdict;
import dev.trawl.fetcher.browser.page.PageQuery;
import dev.trawl.fetcher.browser.page.PageRecognition;
import dev.trawl.fetcher.browser.page.PageScript;
import dev.trawl.fetcher.browser.page.Screenshots;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.NavigationResult.Spot;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.fetcher.visit.TimeLimit;
import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.interactions.Actions;
import tools.jackson.databind.JsonNode;

/**
 * A tab that is a WebDriver session. It sees only what the page and the visit proxy see of the network: no headers, no end of a
 * document, no requests under way. Therefore it clicks only once, and waits to its limit.
 */
final class WebDriverTab implements Tab {

    private static final Duration AGAIN = Duration.ofMillis(100);

    /** What a page knows about its own load. */
    private static final String NETWORK = """
            .then(facts => {
              const came = performance.getEntriesByType('navigation')[0];
              return {...facts, status: came?.responseStatus, redirects: came?.redirectCount};
            })""";

    private final SiteFile site;
    private final VisitProxy visitProxy;
    private final WebDriverSession session;
    private final Clock clock;
    private Spot spot = Spot.NOWHERE;

    WebDriverTab(SiteFile site, VisitProxy visitProxy, WebDriverSession session, Clock clock) {
        this.site = site;
        this.visitProxy = visitProxy;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit) throws InterruptedException {
        Optional<NavigationResult> forbidden = NetworkVerdict.forbidden(site, url);
        return forbidden.isPresent()
                ? forbidden.get()
                : guarded(limit, timeLimit -> {
                    spot = new Spot(url.toString(), null);
                    session.call(timeLimit, driver -> {
                        driver.get(url.toString());
                        return url;
                    });
                    return until(new PageQuery(site, pageExpectation), pageExpectation, timeLimit)
                            .orElseThrow(() -> late(pageExpectation.ready()));
                });
    }

    @Override
    public NavigationResult next(
            Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException {
        return guarded(limit, timeLimit -> {
            JsonNode aimed = pressed(paging.next(), paging.current(), timeLimit);
            if (!aimed.path("found").asBoolean()) {
                return new NavigationResult.ListEnded();
            }
            var pageQuery = new PageQuery(site, pageExpectation)
                    .after(before, aimed.path("current").asStringOpt().orElse(null));
            String cover = aimed.path("cover").asString("");
            return until(pageQuery, pageExpectation, timeLimit)
                    .map(arrival -> ListPaging.expected(arrival, pageExpectation, before, spot))
                    .orElseGet(() -> cover.isEmpty() && ListPaging.leadsToItself(before)
                            ? new NavigationResult.ListEnded()
                            : ListPaging.unchanged(paging.next(), cover, spot));
        });
    }

    @Override
    public NavigationResult more(
            Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException {
        return guarded(limit, timeLimit -> {
            String button = paging.button();
            if (button == null) {
                session.ask(PageScript.scroll(pageExpectation.items()), timeLimit);
            } else if (!pressed(button, null, timeLimit).path("found").asBoolean()) {
                return new NavigationResult.ListEnded();
            }
            // Requests under way cannot be seen, so only silence says that no more comes.
            var pageQuery = new PageQuery(site, pageExpectation).growingFrom(before);
            return ListPaging.grown(
                    paging, until(pageQuery, pageExpectation, timeLimit.sooner(limit.dividedBy(2))), before, spot);
        });
    }

    /** Clicks an element where a mouse hits it, else by script. Returns what page.js found when it aimed. */
    private JsonNode pressed(String selector, @Nullable Figure current, TimeLimit timeLimit)
            throws InterruptedException {
        var overlays = site.overlays().stream().map(PageScript::overlay).toList();
        JsonNode aimed = session.ask(PageScript.aim(selector, overlays, current), timeLimit)
                .orElseThrow(() -> late(selector));
        if (aimed.path("hit").asBoolean(false)) {
            int x = aimed.path("x").asInt();
            int y = aimed.path("y").asInt();
            session.call(timeLimit, driver -> {
                new Actions(driver, Duration.ZERO).moveToLocation(x, y).click().perform();
                return aimed;
            });
        } else if (aimed.path("found").asBoolean()) {
            session.ask(PageScript.press(selector), timeLimit);
        }
        return aimed;
    }

    private static TimeoutException late(String selector) {
        return new TimeoutException("'" + selector + "' did not stand as awaited");
    }

    /** Asks the page until it is recognised; empty when it is not within the limit. */
    private Optional<NavigationResult> until(PageQuery pageQuery, PageExpectation pageExpectation, TimeLimit timeLimit)
            throws InterruptedException {
        var pageRecognition = new PageRecognition(site, pageExpectation, clock);
        long began = System.nanoTime();
        while (!timeLimit.passed()) {
            String asked = PageScript.look(pageQuery.params(false)) + NETWORK;
            Optional<JsonNode> facts = session.ask(asked, timeLimit);
            // After silence it may be another document, which was not judged yet.
            pageQuery.judged(facts.map(seen -> seen.path("key").asString("")).orElse(""));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Optional<NavigationResult> judged = facts.flatMap(seen -> judge(seen, pageRecognition, took));
            if (judged.isPresent()) {
                return judged;
            }
            if (facts.isEmpty()) {
                // A page that cannot be asked may fail at once.
                Thread.sleep(AGAIN);
            }
        }
        return Optional.empty();
    }

    private Optional<NavigationResult> judge(JsonNode facts, PageRecognition pageRecognition, Duration took) {
        String url = facts.path("url").asString();
        if (url.startsWith("chrome-error:")) {
            return Optional.of(failed("the browser shows an error of its own"));
        }
        int status = facts.path("status").asInt(0);
        spot = new Spot(url, status == 0 ? null : status);
        var mainDocument = new MainDocument("", url, spot.status(), null, null, null, true, 0);
        if (facts.path("redirects").asInt(0) > site.browser().maxRedirects()) {
            return Optional.of(new NavigationResult.NotAPage("too many redirects", spot));
        }
        return NetworkVerdict.cutOff(visitProxy, url, spot)
                .or(() -> pageRecognition.byStatus(mainDocument))
                .or(() -> pageRecognition.judge(facts, mainDocument, clock.instant(), took));
    }

    private NavigationResult failed(String error) {
        return NetworkVerdict.cutOff(visitProxy, String.valueOf(spot.url()), spot)
                .orElseGet(() -> new NavigationResult.NotAPage(error, spot));
    }

    /** One way to get to a page. */
    private interface Going {
        NavigationResult go(TimeLimit timeLimit) throws InterruptedException;
    }

    private NavigationResult guarded(Duration limit, Going going) throws InterruptedException {
        var timeLimit = new TimeLimit(limit);
        try {
            session.call(timeLimit, driver -> driver.manage().timeouts().pageLoadTimeout(limit));
            return going.go(timeLimit);
        } catch (WebDriverSession.Aborted e) {
            return new NavigationResult.Aborted(e.reason(), spot);
        } catch (WebDriverException e) {
            String reason =
                    String.valueOf(e.getRawMessage()).lines().findFirst().orElse("");
            if (e instanceof TimeoutException) {
                return new NavigationResult.Late(reason, spot, false);
            }
            return reason.contains("net::ERR_")
                    ? failed(reason)
                    : new NavigationResult.Lost(reason, reason.contains("tab crashed"));
        }
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        var pieces = new ArrayList<Evidence>();
        var timeLimit = new TimeLimit(limit);
        var after = new WebDriverSession(session.process());
        try {
            byte[] png = after.call(timeLimit, driver -> driver.getScreenshotAs(OutputType.BYTES));
            Jpeg.of(png)
                    .filter(jpeg -> jpeg.length <= Screenshots.MOST_BYTES)
                    .ifPresent(jpeg -> pieces.add(new Evidence(EvidenceKind.SCREENSHOT, jpeg)));
            after.ask(PageScript.EVIDENCE_HTML, timeLimit)
                    .ifPresent(html -> pieces.add(
                            new Evidence(EvidenceKind.HTML, html.asString("").getBytes(UTF_8))));
        } catch (WebDriverException e) {
            // The tab gives no more evidence than this.
        }
        return pieces;
    }

    @Override
    public void abort(AbortReason reason) {
        session.abort(reason);
    }

    @Override
    public void close() {
        session.process().quit();
        visitProxy.close();
    }
}
