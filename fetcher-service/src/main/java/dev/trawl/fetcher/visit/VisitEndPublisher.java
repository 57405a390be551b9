package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.EvidenceKind;
import dev.trawl.messages.EvidenceRef;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.VisitRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how a visit ended: evidence, letter, outcome, each durable before the next. The pages are durable already. */
final class VisitEndPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(VisitEndPublisher.class);

    private final Reports reports;
    private final VisitMetrics visitMetrics;

    VisitEndPublisher(Reports reports, VisitMetrics visitMetrics) {
        this.reports = reports;
        this.visitMetrics = visitMetrics;
    }

    void publish(
            VisitRequest visitRequest, EndedVisit visit, VisitOutcomes visitOutcomes, Timeline timeline, Instant at)
            throws NotDurable, InterruptedException {
        Outcome outcome = visitOutcomes.outcome(visit.end(), visit.had(), at);
        Optional<Outcome.Failed> dead = VisitOutcomes.dead(outcome);
        if (dead.isPresent()) {
            reports.letter(letter(dead.get(), evidence(visitRequest.ref(), visit, timeline)));
        }
        reports.outcome(outcome);
        visitMetrics.count(visit.end());
        LOG.info("{} {}, {} pages", visitRequest.ref(), VisitMetrics.name(visit.end()), timeline.pages());
    }

    private List<EvidenceRef> evidence(VisitRef ref, EndedVisit visit, Timeline timeline)
            throws NotDurable, InterruptedException {
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
