package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out why a command has no answer: the page, the tab, the browser, or a slow machine. */
public final class FailureDiagnosis {

    /** A trivial command that takes longer than this shows that the machine is starved. */
    private static final Duration TRIVIAL = Duration.ofSeconds(2);

    private final Consumer<String> abandon;
    private final CdpSession cdpSession;
    private final TabWatch watch;
    private final NetworkVerdict network;

    /** @param abandon ends a browser that does not answer, for the reason given */
    public FailureDiagnosis(Consumer<String> abandon, CdpSession cdpSession, TabWatch watch, NetworkVerdict network) {
        this.abandon = abandon;
        this.cdpSession = cdpSession;
        this.watch = watch;
        this.network = network;
    }

    /** @param limit the limit that the page had */
    public NavigationResult of(CdpFailure failure, PageExpectation pageExpectation, Duration limit)
            throws InterruptedException {
        Optional<String> crash = watch.crash();
        if (crash.isPresent()) {
            return new NavigationResult.Lost(crash.get(), true);
        }
        Optional<String> gone = watch.goneBecause();
        if (gone.isPresent()) {
            return new NavigationResult.Lost(gone.get(), false);
        }
        // the command may have failed by its own limit, or by the script's end, before the abort came to it
        Optional<AbortReason> aborted = watch.aborted();
        if (aborted.isPresent()) {
            return new NavigationResult.Aborted(aborted.get(), network.spot());
        }
        return switch (failure) {
            case CdpFailure.Aborted command -> new NavigationResult.Aborted(command.reason(), network.spot());
            case CdpFailure.Refused refused -> new NavigationResult.Lost(String.valueOf(refused.getMessage()), false);
            default -> {
                Optional<NavigationResult> tooMuch = network.tooMuch();
                yield tooMuch.isPresent() ? tooMuch.get() : byTrivialCommand(reason(pageExpectation, limit));
            }
        };
    }

    private String reason(PageExpectation pageExpectation, Duration limit) {
        String shown = watch.document().status() == null
                ? "no answer came"
                : "'" + pageExpectation.ready() + "' did not stand as awaited";
        return shown + " within " + limit.toMillis() / 1000.0 + " s";
    }

    /** The limit has passed. A trivial command shows whether the page, the machine or the browser is slow. */
    private NavigationResult byTrivialCommand(String reason) throws InterruptedException {
        long began = System.nanoTime();
        try {
            cdpSession.cdp().call("Browser.getVersion", Map.of(), TRIVIAL.multipliedBy(2));
        } catch (CdpFailure e) {
            abandon.accept("it does not answer");
            return new NavigationResult.Lost("the browser does not answer", false);
        }
        Optional<AbortReason> aborted = watch.aborted();
        if (aborted.isPresent()) {
            return new NavigationResult.Aborted(aborted.get(), network.spot());
        }
        boolean starved = System.nanoTime() - began > TRIVIAL.toNanos();
        cdpSession.send("Page.stopLoading", Map.of());
        return new NavigationResult.Late(reason, network.spot(), starved);
    }
}
