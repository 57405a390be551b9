package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.VisitLocation;
import java.util.Optional;

/** A list that goes on from the page that is open, by a click or by scrolling: from the first page on, one by one. */
final class ClickedList {

    private final ListWalk walk;
    private final Turn turn;

    /** How to get from one page to the next without a URL. */
    interface Turn {
        PageLoader.LoadResult from(PageExpectation pageExpectation, PageSnapshot before) throws InterruptedException;
    }

    ClickedList(ListWalk walk, Turn turn) {
        this.walk = walk;
        this.turn = turn;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        ListWalk.Step step = walk.load(1);
        for (int number = 1; ; number++) {
            switch (step) {
                case ListWalk.Step.Over over -> {
                    return Optional.of(over.end());
                }
                case ListWalk.Step.Lacks lacks -> {
                    walk.lost(lacks, "");
                    return Optional.empty();
                }
                case ListWalk.Step.There there -> {
                    PageSnapshot before = there.shown();
                    int next = number + 1;
                    if (before.empty() || walk.isLast(number, before) || !walk.needs(next) || walk.isCut(next)) {
                        return Optional.empty();
                    }
                    PageLoader.LoadResult loadResult = turn.from(walk.awaited(next), before);
                    if (loadResult instanceof PageLoader.LoadResult.Ended) {
                        return endedBefore(next, before);
                    }
                    step = walk.take(loadResult, next);
                }
            }
        }
    }

    /** There is nothing to click, which is a fault only when the page count says that there are more. */
    private Optional<VisitEnd> endedBefore(int number, PageSnapshot before) {
        return walk.count() >= number
                ? Optional.of(new VisitEnd.ClickFailed(
                        "there is no next after page " + (number - 1) + " of " + walk.count(),
                        new VisitLocation(PageKind.LIST, number, before.url(), null)))
                : Optional.empty();
    }
}
