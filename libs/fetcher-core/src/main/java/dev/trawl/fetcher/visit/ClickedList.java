package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.VisitLocation;
import java.util.Optional;

/** A list that goes on by a click or by scrolling. Its pages are visited one by one, from the first. */
final class ClickedList {

    private final ListWalk walk;
    private final Turn turn;

    /** How to get from one page to the next without a URL. */
    interface Turn {
        LoadResult from(PageExpectation pageExpectation, PageSnapshot before) throws InterruptedException;
    }

    ClickedList(ListWalk walk, Turn turn) {
        this.walk = walk;
        this.turn = turn;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        LoadResult loadResult = walk.load(1);
        for (int number = 1; ; number++) {
            switch (loadResult) {
                case LoadResult.VisitOver over -> {
                    return Optional.of(over.end());
                }
                case LoadResult.NotDelivered not -> {
                    walk.missingFrom(not, "");
                    return Optional.empty();
                }
                case LoadResult.ListEnded ended -> {
                    return Optional.empty();
                }
                case LoadResult.Loaded loaded -> {
                    PageSnapshot before = loaded.page();
                    int next = number + 1;
                    if (before.empty()
                            || walk.isLast(number, before)
                            || !walk.needs(next)
                            || walk.isBeyondLimit(next)) {
                        return Optional.empty();
                    }
                    LoadResult turned = turn.from(walk.expectation(next), before);
                    if (turned instanceof LoadResult.ListEnded) {
                        return endedBefore(next, before);
                    }
                    loadResult = walk.take(turned, next);
                }
            }
        }
    }

    /** There is nothing to click, which is a fault only when the page count says that there are more pages. */
    private Optional<VisitEnd> endedBefore(int number, PageSnapshot before) {
        return walk.count() >= number
                ? Optional.of(new VisitEnd.ClickFailed(
                        "there is no next after page " + (number - 1) + " of " + walk.count(),
                        new VisitLocation(PageKind.LIST, number, before.url(), null)))
                : Optional.empty();
    }
}
