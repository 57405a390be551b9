package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.VisitRunner.EndedVisit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes that a visit has started and how it ended. An end is evidence, letter and outcome, each durable before the next. The
 * pages are durable already. Thread-safe.
 */
public final class VisitPublisher {

    private static final Logger log = LoggerFactory.getLogger(VisitPublisher.class);

    private final FetcherId fetcher;
    private final Reports reports;
    private final VisitMetrics visitMetrics;
    private final Clock clock;

    public VisitPublisher(FetcherId fetcher, Reports reports, VisitMetrics visitMetrics, Clock clock) {
        this.fetcher = fetcher;
        this.reports = reports;
        this.visitMetrics = visitMetrics;
        this.clock = clock;
    }

    void started(VisitRef ref) throws Reports.NotDurable, InterruptedException {
        reports.outcome(new Outcome.Started(ref, clock.instant(), fetcher));
    }

    /** A task that this fetcher cannot visit goes back to the scheduler. */
    void handedBack(VisitRef ref, String reason, Manifest had) throws Reports.NotDurable, InterruptedException {
        reports.outcome(new Outcome.HandedBack(ref, clock.instant(), fetcher, reason, had));
    }

    void publish(VisitRequest visitRequest, EndedVisit visit, Timeline timeline)
            throws Reports.NotDurable, InterruptedException {
        Outcome outcome = new VisitOutcomes(visitRequest, fetcher).outcome(visit.end(), visit.had(), clock.instant());
        Optional<Outcome.Failed> dead = VisitOutcomes.dead(outcome);
        if (dead.isPresent()) {
            reports.letter(letter(dead.get(), evidence(visitRequest.ref(), visit, timeline)));
        }
        reports.outcome(outcome);
        visitMetrics.count(visit.end());
        log.info("{} {}, {} pages", visitRequest.ref(), VisitMetrics.name(visit.end()), timeline.pages());
    }

    private List<EvidenceRef> evidence(VisitRef ref, EndedVisit visit, Timeline timeline)
            throws Reports.NotDurable, InterruptedException {
        var pieces = new ArrayList<>(visit.evidence());
        pieces.add(new Evidence(EvidenceKind.TIMELINE, timeline.text().getBytes(UTF_8)));
        var references = new ArrayList<EvidenceRef>();
        for (Evidence piece : pieces) {
            references.add(reports.evidence(ref, piece));
        }
        return references;
    }

    private static DeadLetter letter(Outcome.Failed failed, List<EvidenceRef> evidence) {
        return new DeadLetter(
                failed.visit(),
                failed.kind(),
                failed.reason(),
                "fetcher",
                failed.at(),
                failed.where(),
                failed.had(),
                failed.missing(),
                evidence);
    }
}
