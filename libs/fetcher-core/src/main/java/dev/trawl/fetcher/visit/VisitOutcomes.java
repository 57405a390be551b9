package dev.trawl.fetcher.visit;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitLocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the outcome of a visit from its end: whether it is charged, and whether the task is dead. */
final class VisitOutcomes {

    private final VisitRequest visitRequest;
    private final FetcherId fetcher;

    VisitOutcomes(VisitRequest visitRequest, FetcherId fetcher) {
        this.visitRequest = visitRequest;
        this.fetcher = fetcher;
    }

    Outcome outcome(VisitEnd end, Manifest had, Instant at) {
        var ref = visitRequest.ref();
        return switch (end) {
            case VisitEnd.Fetched fetched ->
                new Outcome.Fetched(ref, at, fetcher, had, fetched.remark().orElse(null));
            case VisitEnd.Empty empty -> new Outcome.Empty(ref, at, fetcher, had);
            case VisitEnd.NotFound gone -> new Outcome.NotFound(ref, at, fetcher, gone.where());
            case VisitEnd.Moved moved -> new Outcome.Moved(ref, at, fetcher, moved.where());
            case VisitEnd.TimedOut late ->
                failed(FailureKind.TIMEOUT, late.reason(), late.where(), !late.starved(), had, at);
            case VisitEnd.ClickFailed click -> failed(FailureKind.CLICK, click.reason(), click.where(), true, had, at);
            case VisitEnd.BrowserLost lost ->
                failed(FailureKind.BROWSER, lost.reason(), lost.where().orElse(null), lost.own(), had, at);
            case VisitEnd.Blocked blocked ->
                new Outcome.Blocked(
                        ref,
                        at,
                        fetcher,
                        blocked.reason(),
                        blocked.where(),
                        blocked.retryAfter().orElse(null),
                        had);
            case VisitEnd.Refused refused -> pointless(refused.reason(), refused.where(), had, at);
            case VisitEnd.Oversize large -> pointless(large.reason(), large.where(), had, at);
            case VisitEnd.MissingPages missing ->
                new Outcome.Failed(
                        ref,
                        at,
                        fetcher,
                        FailureKind.PAGE,
                        reason(missing),
                        missing.where(),
                        true,
                        had,
                        missing.pages(),
                        visitRequest.task().last(),
                        missing.want());
            case VisitEnd.Cancelled cancelled -> new Outcome.Cancelled(ref, at, fetcher);
            case VisitEnd.HandedBack back -> new Outcome.HandedBack(ref, at, fetcher, back.reason(), had);
        };
    }

    private static String reason(VisitEnd.MissingPages missing) {
        return "pages that the site would not give: " + VisitEnd.MissingPages.named(missing.pages()) + "; the first: "
                + missing.reason();
    }

    private Outcome failed(
            FailureKind kind,
            String reason,
            @Nullable VisitLocation visitLocation,
            boolean charged,
            Manifest had,
            Instant at) {
        boolean dead = charged && visitRequest.task().last();
        return new Outcome.Failed(
                visitRequest.ref(), at, fetcher, kind, reason, visitLocation, charged, had, List.of(), dead);
    }

    private Outcome pointless(String reason, VisitLocation visitLocation, Manifest had, Instant at) {
        return new Outcome.Failed(
                visitRequest.ref(), at, fetcher, FailureKind.PAGE, reason, visitLocation, true, had, List.of(), true);
    }

    /** The failure that a dead letter must be written about, if there is one. */
    static Optional<Outcome.Failed> dead(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.dead() ? Optional.of(failed) : Optional.empty();
    }
}
