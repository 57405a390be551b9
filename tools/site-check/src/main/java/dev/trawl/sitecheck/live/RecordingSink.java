package dev.trawl.sitecheck.live;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.PageSink;
import dev.trawl.fetcher.visit.Reports;
import dev.trawl.fetcher.visit.VisitEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the pages of one visit, and its end, where a fetcher would send them to Kafka. Used by the visit's thread. */
final class RecordingSink implements PageSink, Reports {

    private final Consumer<String> progress;

    private final List<CapturedPage> pages = new ArrayList<>();

    private @Nullable VisitEnd end;

    /** @param progress receives a line for each page */
    RecordingSink(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public CompletableFuture<Void> send(CapturedPage page) {
        progress.accept("captured " + page.page() + ", " + page.html().length + " bytes, " + page.milliseconds()
                + " ms, " + page.url());
        pages.add(page);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void outcome(Outcome outcome) {}

    @Override
    public void letter(DeadLetter letter) {}

    @Override
    public EvidenceRef evidence(VisitRef visit, Evidence evidence) {
        return new EvidenceRef(evidence.kind(), 0, 0, evidence.bytes().length);
    }

    void ended(VisitEnd how) {
        end = how;
        if (how instanceof VisitEnd.Empty) {
            progress.accept("the page says that the user has no articles (signs.empty)");
        }
    }

    List<CapturedPage> pages() {
        return List.copyOf(pages);
    }

    boolean isFetched() {
        return end instanceof VisitEnd.Fetched;
    }

    /** Why not all has come that was wanted, if so. */
    Optional<String> failure() {
        return end == null ? Optional.of("the visit has no end") : EndSentence.of(end);
    }
}
