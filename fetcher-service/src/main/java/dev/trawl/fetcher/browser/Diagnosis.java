package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whose fault it is that a command gave no answer: the page's, the tab's, the browser's, or a slow machine's. */
final class Diagnosis {

    /** A command that costs nothing and yet takes longer than this shows a machine that is starved. */
    private static final Duration TRIVIAL = Duration.ofSeconds(2);

    private final Chrome chrome;
    private final Session session;
    private final TabWatch watch;
    private final NetworkVerdict network;

    Diagnosis(TabParts parts, NetworkVerdict network) {
        this.chrome = parts.chrome();
        this.session = parts.session();
        this.watch = parts.watch();
        this.network = network;
    }

    /** @param limit that the page had */
    Arrival of(CdpFailure failure, Awaited awaited, Duration limit) throws InterruptedException {
        Optional<String> crash = watch.crash();
        if (crash.isPresent()) {
            return new Arrival.Lost(crash.get(), true);
        }
        Optional<String> gone = watch.goneBecause();
        if (gone.isPresent()) {
            return new Arrival.Lost(gone.get(), false);
        }
        Optional<String> aborted = watch.aborted();
        if (aborted.isPresent()) {
            return late(aborted.get());
        }
        return switch (failure) {
            case CdpFailure.Refused refused -> new Arrival.Lost(String.valueOf(refused.getMessage()), false);
            default -> {
                Optional<Arrival> tooMuch = network.tooMuch();
                yield tooMuch.isPresent() ? tooMuch.get() : byTrivialCommand(reason(awaited, limit));
            }
        };
    }

    private String reason(Awaited awaited, Duration limit) {
        String shown = watch.document().status() == null
                ? "no answer came"
                : "'" + awaited.ready() + "' did not stand as awaited";
        return shown + " within " + limit.toMillis() / 1000.0 + " s";
    }

    /** The limit has passed: is it the page, this machine, or the browser? */
    private Arrival byTrivialCommand(String reason) throws InterruptedException {
        long began = System.nanoTime();
        try {
            chrome.cdp().call("Browser.getVersion", Map.of(), TRIVIAL.multipliedBy(2));
        } catch (CdpFailure e) {
            chrome.spoil("it does not answer");
            return new Arrival.Lost("the browser does not answer", false);
        }
        boolean starved = System.nanoTime() - began > TRIVIAL.toNanos();
        session.tell("Page.stopLoading");
        return new Arrival.Late(reason, network.spot(), starved);
    }

    /** Late for a reason that is known. */
    Arrival late(String reason) {
        return new Arrival.Late(reason, network.spot(), false);
    }
}
