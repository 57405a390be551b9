package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A tab of a Chromium in a browser context and behind a gate of its own, over the DevTools protocol. */
final class CdpTab implements Tab {

    /** How soon after a load that was given up it is known that the tab crashed. */
    private static final Duration CRASH_SHOWS = Duration.ofMillis(300);

    private final TabParts parts;
    private final Session session;
    private final TabWatch watch;
    private final NetworkVerdict network;
    private final PageWait wait;
    private final ListTurns turns;
    private final Diagnosis diagnosis;
    private final Photographs photographs;

    CdpTab(TabParts parts, ClickSteps steps, Clock clock) {
        this.parts = parts;
        this.session = parts.session();
        this.watch = parts.watch();
        this.network = new NetworkVerdict(parts);
        this.wait = new PageWait(parts, network, clock);
        this.turns = new ListTurns(parts, wait, network, steps);
        this.diagnosis = new Diagnosis(parts, network);
        this.photographs = new Photographs(session);
        parts.gate().traffic().onCutOff(watch::cutOff);
    }

    @Override
    public Arrival load(URI url, Awaited awaited, Duration limit) throws InterruptedException {
        return guarded(awaited, limit, end -> {
            Optional<Arrival> forbidden = network.forbidden(url);
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
            Optional<String> old = watch.world();
            watch.mark();
            JsonNode answer = session.call("Page.navigate", Map.of("url", url.toString()), end.left());
            String error = answer.path("errorText").asString("");
            if (answer.path("isDownload").asBoolean()) {
                return new Arrival.NotAPage("a download instead of a page", network.spot());
            }
            Optional<String> known = watch.document().failure();
            if (!error.isEmpty() && known.isPresent()) {
                return network.failed(known.get());
            }
            if (error.contains("ERR_ABORTED") && watch.awaitCrash(end.least(CRASH_SHOWS))) {
                throw new CdpFailure.Gone("the tab crashed while it loaded");
            }
            if (!error.isEmpty()) {
                return network.failed(error);
            }
            return wait.until(new Look(parts.site(), awaited), awaited, old, end);
        });
    }

    @Override
    public Arrival next(Paging.Click paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return guarded(awaited, limit, end -> turns.click(paging, awaited, before, limit, end));
    }

    @Override
    public Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit)
            throws InterruptedException {
        return guarded(awaited, limit, end -> turns.more(paging, awaited, before, limit, end));
    }

    /** Something that goes to a page. */
    private interface Going {
        Arrival go(End end) throws CdpFailure, InterruptedException;
    }

    private Arrival guarded(Awaited awaited, Duration limit, Going going) throws InterruptedException {
        Optional<String> aborted = watch.aborted();
        if (aborted.isPresent()) {
            return diagnosis.late(aborted.get());
        }
        Optional<String> crash = watch.crash();
        if (crash.isPresent()) {
            // Nothing that is asked of it from now on would be answered.
            return new Arrival.Lost(crash.get(), true);
        }
        try (var ignored = photographs.after(limit.dividedBy(2))) {
            return going.go(new End(limit));
        } catch (CdpFailure failure) {
            return diagnosis.of(failure, awaited, limit);
        }
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        // A deadline that passes now must not end what shows how it came to that: a tab is aborted once.
        watch.abort("the visit is over");
        return new TabEvidence(parts, photographs).gather(limit);
    }

    @Override
    public void abort(String reason) {
        watch.abort(reason);
    }

    @Override
    public void close() {
        parts.chrome().release(parts.context());
        parts.chrome().cdp().forget(session.id(), "the tab was closed");
        parts.gate().close();
    }
}
