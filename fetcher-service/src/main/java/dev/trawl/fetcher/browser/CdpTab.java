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
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A tab of a Chromium in a browser context and behind a gate of its own, over the DevTools protocol. */
final class CdpTab implements Tab {

    /** How long a click may show no effect at all before the next means is tried. */
    private static final Duration CLICK_SHOWS = Duration.ofMillis(1500);

    /** How long the last means may show no effect. */
    private static final Duration CLICK_HAS_FAILED = Duration.ofSeconds(4);

    /** How soon after a load that was given up it is known that the tab crashed. */
    private static final Duration CRASH_SHOWS = Duration.ofMillis(300);

    private static final Duration COMMAND = Duration.ofSeconds(5);
    private static final Duration TRIVIAL = Duration.ofSeconds(2);

    /** What a tab is made of. */
    record Parts(Chrome chrome, SiteFile site, Gate gate, String context, String target, String session) {}

    private final Parts parts;
    private final Session session;
    private final TabWatch watch;
    private final Console console;
    private final ClickLadder ladder;
    private final Clock clock;

    CdpTab(Parts parts, TabWatch watch, Console console, ClickSteps steps, Clock clock) {
        this.parts = parts;
        this.session = new Session(parts.chrome().cdp(), parts.session());
        this.watch = watch;
        this.console = console;
        this.clock = clock;
        this.ladder = new ClickLadder(session, parts.site().overlays(), steps);
    }

    @Override
    public Arrival load(URI url, Awaited awaited, Duration limit) throws InterruptedException {
        return guarded(awaited, limit, end -> {
            Optional<Arrival> forbidden = forbidden(url.toString());
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
            Optional<String> old = watch.world();
            watch.mark();
            JsonNode answer = session.call("Page.navigate", Map.of("url", url.toString()), end.left());
            String error = answer.path("errorText").asString("");
            if (answer.path("isDownload").asBoolean()) {
                return new Arrival.NotAPage("a download instead of a page", spot());
            }
            if (error.contains("ERR_ABORTED") && watch.awaitCrash(end.least(CRASH_SHOWS))) {
                throw new CdpFailure.Gone("the tab crashed while it loaded");
            }
            if (!error.isEmpty()) {
                return failed(error);
            }
            return await(new Look(parts.site(), awaited), awaited, old, end);
        });
    }

    @Override
    public Arrival next(Paging.Click paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return guarded(awaited, limit, end -> {
            watch.mark();
            String world = watch.awaitWorld(Optional.empty(), end.left())
                    .orElseThrow(() -> new CdpFailure.Late("the page's world"));
            var look = new Look(parts.site(), awaited).after(before, ladder.current(world, paging.current(), end));
            ClickLadder.Aimed aimed = ladder.aim(world, paging.next(), end);
            if (!aimed.found()) {
                return new Arrival.ListEnded();
            }
            if (aimed.hit()) {
                ladder.mouse(aimed, end);
                Optional<Arrival> shown = within(look, awaited, end, least(CLICK_SHOWS, limit.dividedBy(4)));
                if (shown.isPresent()) {
                    return expected(shown.get(), awaited, before);
                }
            }
            ladder.script(world, paging.next(), end);
            Optional<Arrival> shown = within(look, awaited, end, least(CLICK_HAS_FAILED, limit.dividedBy(2)));
            String cover = aimed.cover().isEmpty() ? "" : ", covered by " + aimed.cover();
            return shown.map(arrival -> expected(arrival, awaited, before))
                    .orElseGet(() -> new Arrival.ClickFailed(
                            "'" + paging.next() + "' was clicked" + cover + ", and the page did not change", spot()));
        });
    }

    @Override
    public Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return guarded(awaited, limit, end -> {
            watch.mark();
            String world = watch.awaitWorld(Optional.empty(), end.left())
                    .orElseThrow(() -> new CdpFailure.Late("the page's world"));
            var look = new Look(parts.site(), awaited).growingFrom(before);
            String button = paging.button();
            if (button == null) {
                session.evaluate(world, "trawl.scroll()", end.least(COMMAND));
            } else {
                ClickLadder.Aimed aimed = ladder.aim(world, button, end);
                if (!aimed.found()) {
                    return new Arrival.ListEnded();
                }
                if (aimed.hit()) {
                    ladder.mouse(aimed, end);
                } else {
                    ladder.script(world, button, end);
                }
            }
            Optional<Arrival> shown = within(look, awaited, end, least(CLICK_SHOWS, limit.dividedBy(2)));
            if (shown.isEmpty() && (button != null || paging.last() != null)) {
                return new Arrival.ClickFailed(
                        "nothing more came, and the page does not say that it is the end", spot());
            }
            return shown.filter(arrival -> !(arrival instanceof Arrival.Page page)
                            || page.shown().items() > before.items())
                    .orElse(new Arrival.ListEnded());
        });
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** After a click: another page; empty when it did not come and nothing is under way that could bring it. */
    private Optional<Arrival> within(Look look, Awaited awaited, End end, Duration patience)
            throws CdpFailure, InterruptedException {
        while (true) {
            try {
                return Optional.of(await(look, awaited, Optional.empty(), end.sooner(patience)));
            } catch (CdpFailure.Late late) {
                if (end.passed() || watch.aborted().isPresent()) {
                    throw late;
                }
                if (!watch.isLoading()) {
                    return Optional.empty();
                }
            }
        }
    }

    /** The page must say the number that is expected, where it says one at all. */
    private Arrival expected(Arrival arrival, Awaited awaited, Shown before) {
        if (arrival instanceof Arrival.Page page
                && page.shown().current().isPresent()
                && page.shown().current().getAsInt() != awaited.page().number()) {
            return new Arrival.ClickFailed(
                    "after the click on page " + (awaited.page().number() - 1) + " the page says that it is page "
                            + page.shown().current().getAsInt() + " (items then " + before.items() + ")",
                    spot());
        }
        return arrival;
    }

    /** Waits until the page is what is awaited, or is recognised as something else. */
    private Arrival await(Look look, Awaited awaited, Optional<String> old, End end)
            throws CdpFailure, InterruptedException {
        var recognition = new Recognition(parts.site(), awaited);
        long began = System.nanoTime();
        Optional<String> left = old;
        while (true) {
            Optional<Arrival> byDocument = byDocument(recognition);
            if (byDocument.isPresent()) {
                return byDocument.get();
            }
            Optional<String> world = watch.awaitWorld(left, end.left());
            byDocument = byDocument(recognition);
            if (byDocument.isPresent()) {
                return byDocument.get();
            }
            if (world.isEmpty()) {
                throw new CdpFailure.Late("a document to look at");
            }
            try {
                JsonNode facts = session.look(world.get(), look.params(), end.left());
                look.judged(facts.path("key").asString(""));
                Optional<Arrival> judged =
                        recognition.judge(facts, watch.document(), clock.instant(), sinceNanos(began));
                if (judged.isPresent()) {
                    return whole(judged.get(), recognition, end);
                }
            } catch (CdpFailure.Refused navigated) {
                left = world;
            } catch (CdpFailure.Gone broken) {
                return byDocument(recognition).orElseThrow(() -> broken);
            }
            if (watch.documents() > parts.site().browser().maxRedirects() + 1) {
                return new Arrival.NotAPage("the page leads to another for ever, by script", spot());
            }
        }
    }

    /** A page is one only when its document came whole. */
    private Arrival whole(Arrival arrival, Recognition recognition, End end) throws CdpFailure, InterruptedException {
        if (!(arrival instanceof Arrival.Page)) {
            return arrival;
        }
        if (!watch.document().finished() && !watch.awaitDocument(end.left())) {
            throw new CdpFailure.Late("the end of the document");
        }
        return byDocument(recognition).orElse(arrival);
    }

    private Optional<Arrival> byDocument(Recognition recognition) {
        Document document = watch.document();
        Optional<Arrival> refused = refused(document.url());
        if (refused.isPresent()) {
            return refused;
        }
        if (document.redirects() > parts.site().browser().maxRedirects()) {
            return Optional.of(new Arrival.NotAPage(document.redirects() + " redirects", spot()));
        }
        if (document.proxy() != null) {
            return Optional.of(new Arrival.NotAPage("the host cannot be reached (" + document.proxy() + ")", spot()));
        }
        return document.failure().map(this::failed).or(() -> recognition.byStatus(document));
    }

    private Arrival failed(String error) {
        if (parts.gate().traffic().tooMuch()) {
            return new Arrival.TooLarge("the page brought more bytes than allowed", spot());
        }
        if (error.contains("UNSAFE_REDIRECT")) {
            return new Arrival.Refused("a redirect to a scheme that is not allowed", spot());
        }
        return refused(watch.document().url()).orElseGet(() -> new Arrival.NotAPage(error, spot()));
    }

    private Optional<Arrival> refused(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            return parts.gate()
                    .traffic()
                    .refusal(uri.getHost(), port(uri))
                    .map(refusal -> new Arrival.Refused(refusal.reason(), spot()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Arrival> forbidden(String url) {
        URI uri = URI.create(url);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !parts.site().hosts().allows(uri.getHost(), port(uri))) {
            return Optional.of(
                    new Arrival.Refused(url + " is not on a host that the site file allows", new Spot(url, null)));
        }
        return Optional.empty();
    }

    private static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private Spot spot() {
        Document document = watch.document();
        return new Spot(document.url(), document.status());
    }

    private Duration sinceNanos(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Something that goes to a page. */
    private interface Going {
        Arrival go(End end) throws CdpFailure, InterruptedException;
    }

    private Arrival guarded(Awaited awaited, Duration limit, Going going) throws InterruptedException {
        if (watch.aborted().isPresent()) {
            return late(watch.aborted().get(), false);
        }
        try {
            return going.go(new End(limit));
        } catch (CdpFailure failure) {
            String shown = watch.document().status() == null
                    ? "no answer came"
                    : "'" + awaited.ready() + "' did not stand as awaited";
            return outOf(failure, shown + " within " + limit.toMillis() / 1000.0 + " s");
        }
    }

    private Arrival outOf(CdpFailure failure, String reason) throws InterruptedException {
        if (watch.hasCrashed()) {
            return new Arrival.Lost("the page crashed its tab", true);
        }
        Optional<String> gone = watch.goneBecause();
        if (gone.isPresent()) {
            return new Arrival.Lost(gone.get(), false);
        }
        Optional<String> aborted = watch.aborted();
        if (aborted.isPresent()) {
            return late(aborted.get(), false);
        }
        return switch (failure) {
            case CdpFailure.Refused refused -> new Arrival.Lost(String.valueOf(refused.getMessage()), false);
            default -> answering(reason);
        };
    }

    /** The limit has passed: is it the page, this machine, or the browser? */
    private Arrival answering(String reason) throws InterruptedException {
        long began = System.nanoTime();
        try {
            parts.chrome().cdp().call("Browser.getVersion", Map.of(), TRIVIAL.multipliedBy(2));
        } catch (CdpFailure e) {
            parts.chrome().spoil("it does not answer");
            return new Arrival.Lost("the browser does not answer", false);
        }
        boolean starved = sinceNanos(began).compareTo(TRIVIAL) > 0;
        session.tell("Page.stopLoading");
        return late(reason, starved);
    }

    private Arrival late(String reason, boolean starved) {
        return new Arrival.Late(reason, spot(), starved);
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        var end = new End(limit);
        var pieces = new ArrayList<Evidence>();
        session.tell("Page.stopLoading");
        Optional<Evidence> screenshot = screenshot(end.least(limit.dividedBy(3)));
        if (screenshot.isEmpty()) {
            session.tell("Runtime.terminateExecution");
            screenshot = screenshot(end.least(limit.dividedBy(3)));
        }
        screenshot.ifPresent(pieces::add);
        html(end.left()).ifPresent(pieces::add);
        if (!console.text().isEmpty()) {
            pieces.add(new Evidence(EvidenceKind.CONSOLE, console.text().getBytes(UTF_8)));
        }
        return pieces;
    }

    private Optional<Evidence> screenshot(Duration limit) throws InterruptedException {
        try {
            JsonNode answer = session.call("Page.captureScreenshot", Map.of("format", "jpeg", "quality", 40), limit);
            return Optional.of(new Evidence(
                    EvidenceKind.SCREENSHOT,
                    Base64.getDecoder().decode(answer.path("data").asString())));
        } catch (CdpFailure e) {
            return Optional.empty();
        }
    }

    private Optional<Evidence> html(Duration limit) throws InterruptedException {
        Optional<String> world = watch.world();
        if (world.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = session.evaluate(
                            world.get(),
                            "(trawl.html(" + Look.MAX_HTML + ").text || '').slice(0, " + 256 * 1024 + ")",
                            limit)
                    .asString("");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Evidence(EvidenceKind.HTML, text.getBytes(UTF_8)));
        } catch (CdpFailure e) {
            return Optional.empty();
        }
    }

    @Override
    public void abort(String reason) {
        watch.abort(reason);
    }

    @Override
    public void close() {
        parts.chrome().release(parts.context());
        parts.chrome().cdp().forget(parts.session(), "the tab was closed");
        parts.gate().close();
    }
}
