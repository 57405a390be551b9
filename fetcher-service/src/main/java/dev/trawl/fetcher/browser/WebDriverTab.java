package dev.trawl.fetcher.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.fetcher.proxy.Gate;
import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Arrival.Spot;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.messages.EvidenceKind;
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
 * A tab that is a WebDriver session. It knows of the network only what the page and the gate know: no headers, no end of a
 * document, nothing of what is under way. Therefore it clicks once only, and waits out its limit.
 */
final class WebDriverTab implements Tab {

    private static final int HTML_CHARACTERS = 256 * 1024;
    private static final Duration AGAIN = Duration.ofMillis(100);

    /** What a page can know of how it came. */
    private static final String NETWORK = """
            .then(facts => {
              const came = performance.getEntriesByType('navigation')[0];
              return {...facts, status: came?.responseStatus, redirects: came?.redirectCount};
            })""";

    private final SiteFile site;
    private final Gate gate;
    private final WebDriverSession session;
    private final Clock clock;
    private Spot spot = Spot.NOWHERE;

    WebDriverTab(SiteFile site, Gate gate, WebDriverSession session, Clock clock) {
        this.site = site;
        this.gate = gate;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Arrival load(URI url, Awaited awaited, Duration limit) throws InterruptedException {
        Optional<Arrival> forbidden = NetworkVerdict.forbidden(site, url);
        return forbidden.isPresent()
                ? forbidden.get()
                : guarded(limit, end -> {
                    spot = new Spot(url.toString(), null);
                    session.call(end, driver -> {
                        driver.get(url.toString());
                        return url;
                    });
                    return until(new Look(site, awaited), awaited, end).orElseThrow(() -> late(awaited.ready()));
                });
    }

    @Override
    public Arrival next(Paging.Click paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return guarded(limit, end -> {
            JsonNode aimed = pressed(paging.next(), paging.current(), end);
            if (!aimed.path("found").asBoolean()) {
                return new Arrival.ListEnded();
            }
            var look = new Look(site, awaited)
                    .after(before, aimed.path("current").asStringOpt().orElse(null));
            String cover = aimed.path("cover").asString("");
            return until(look, awaited, end)
                    .map(arrival -> ListTurns.expected(arrival, awaited, before, spot))
                    .orElseGet(() -> ListTurns.unchanged(paging.next(), cover, spot));
        });
    }

    @Override
    public Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return guarded(limit, end -> {
            String button = paging.button();
            if (button == null) {
                session.ask(PageScript.SCROLL, end);
            } else if (!pressed(button, null, end).path("found").asBoolean()) {
                return new Arrival.ListEnded();
            }
            // Nothing tells whether more is under way: silence is all that says that it is not.
            var look = new Look(site, awaited).growingFrom(before);
            return ListTurns.grown(paging, until(look, awaited, end.sooner(limit.dividedBy(2))), before, spot);
        });
    }

    /** Clicks an element where a mouse hits it, else by script; what aiming at it told. */
    private JsonNode pressed(String selector, @Nullable Figure current, End end) throws InterruptedException {
        var overlays = site.overlays().stream().map(PageScript::overlay).toList();
        JsonNode aimed =
                session.ask(PageScript.aim(selector, overlays, current), end).orElseThrow(() -> late(selector));
        if (aimed.path("hit").asBoolean(false)) {
            int x = aimed.path("x").asInt();
            int y = aimed.path("y").asInt();
            session.call(end, driver -> {
                new Actions(driver, Duration.ZERO).moveToLocation(x, y).click().perform();
                return aimed;
            });
        } else if (aimed.path("found").asBoolean()) {
            session.ask(PageScript.press(selector), end);
        }
        return aimed;
    }

    private static TimeoutException late(String selector) {
        return new TimeoutException("'" + selector + "' did not stand as awaited");
    }

    /** Looks until the page is something; empty when it is nothing in time. */
    private Optional<Arrival> until(Look look, Awaited awaited, End end) throws InterruptedException {
        var recognition = new Recognition(site, awaited, clock);
        long began = System.nanoTime();
        while (!end.passed()) {
            String asked = PageScript.look(look.params(false)) + NETWORK;
            Optional<JsonNode> facts = session.ask(asked, end);
            // After silence it may be another document, which nobody has judged.
            look.judged(facts.map(told -> told.path("key").asString("")).orElse(""));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Optional<Arrival> judged = facts.flatMap(told -> judge(told, recognition, took));
            if (judged.isPresent()) {
                return judged;
            }
            if (facts.isEmpty()) {
                // It may be that the page cannot be asked at all, and says so at once.
                Thread.sleep(AGAIN);
            }
        }
        return Optional.empty();
    }

    private Optional<Arrival> judge(JsonNode facts, Recognition recognition, Duration took) {
        String url = facts.path("url").asString();
        if (url.startsWith("chrome-error:")) {
            return Optional.of(failed("the browser shows an error of its own"));
        }
        int status = facts.path("status").asInt(0);
        spot = new Spot(url, status == 0 ? null : status);
        var document = new Document("", url, spot.status(), null, null, null, true, 0);
        if (facts.path("redirects").asInt(0) > site.browser().maxRedirects()) {
            return Optional.of(new Arrival.NotAPage("too many redirects", spot));
        }
        return NetworkVerdict.cutOff(gate, url, spot)
                .or(() -> recognition.byStatus(document))
                .or(() -> recognition.judge(facts, document, clock.instant(), took));
    }

    private Arrival failed(String error) {
        return NetworkVerdict.cutOff(gate, String.valueOf(spot.url()), spot)
                .orElseGet(() -> new Arrival.NotAPage(error, spot));
    }

    /** Something that goes to a page. */
    private interface Going {
        Arrival go(End end) throws InterruptedException;
    }

    private Arrival guarded(Duration limit, Going going) throws InterruptedException {
        var end = new End(limit);
        try {
            session.call(end, driver -> driver.manage().timeouts().pageLoadTimeout(limit));
            return going.go(end);
        } catch (WebDriverException e) {
            String reason =
                    String.valueOf(e.getRawMessage()).lines().findFirst().orElse("");
            if (e instanceof TimeoutException) {
                return new Arrival.Late(reason, spot, false);
            }
            return reason.contains("net::ERR_")
                    ? failed(reason)
                    : new Arrival.Lost(reason, reason.contains("tab crashed"));
        }
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        var pieces = new ArrayList<Evidence>();
        var end = new End(limit);
        var after = new WebDriverSession(session.process());
        try {
            byte[] png = after.call(end, driver -> driver.getScreenshotAs(OutputType.BYTES));
            Jpeg.of(png)
                    .filter(jpeg -> jpeg.length <= Photographs.MOST_BYTES)
                    .ifPresent(jpeg -> pieces.add(new Evidence(EvidenceKind.SCREENSHOT, jpeg)));
            after.ask(PageScript.html(HTML_CHARACTERS), end)
                    .ifPresent(html -> pieces.add(
                            new Evidence(EvidenceKind.HTML, html.asString("").getBytes(UTF_8))));
        } catch (WebDriverException e) {
            // What there is by now is all that can be had.
        }
        return pieces;
    }

    @Override
    public void abort(String reason) {
        session.aborted().completeExceptionally(new TimeoutException(reason));
    }

    @Override
    public void close() {
        session.process().quit();
        gate.close();
    }
}
