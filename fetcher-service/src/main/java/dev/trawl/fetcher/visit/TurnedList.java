package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.Where;
import java.util.Optional;

/** A list that goes on from the page that is open, by a click or by scrolling: from the first page on, one by one. */
final class TurnedList {

    private final ListWalk walk;
    private final int max;
    private final Turn turn;

    /** How to get from one page to the next without a URL. */
    interface Turn {
        Loads.Went from(Awaited awaited, Shown before) throws InterruptedException;
    }

    /** @param max the most pages that are gone to */
    TurnedList(ListWalk walk, int max, Turn turn) {
        this.walk = walk;
        this.max = max;
        this.turn = turn;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        ListWalk.Step step = walk.load(1);
        int number = 1;
        while (step.end().isEmpty() && step.shown().isPresent() && number < max && walk.needs(number + 1)) {
            Shown before = step.shown().get();
            if (before.empty() || isLast(number, before)) {
                return Optional.empty();
            }
            number++;
            Loads.Went went = turn.from(walk.awaited(number), before);
            if (went instanceof Loads.Went.Ended) {
                return endedBefore(number, before);
            }
            step = walk.take(went, number);
            if (step.end().isEmpty() && step.shown().isEmpty()) {
                walk.missingAfter(number, walk.count(), "page " + number + " was not given");
            }
        }
        return step.end();
    }

    private boolean isLast(int number, Shown shown) {
        return walk.count() > 0 ? number >= walk.count() : !shown.more();
    }

    /** There is nothing to click, which is a fault only when the page count says that there are more. */
    private Optional<VisitEnd> endedBefore(int number, Shown before) {
        return walk.count() >= number
                ? Optional.of(new VisitEnd.ClickFailed(
                        "there is no next after page " + (number - 1) + " of " + walk.count(),
                        new Where(PageKind.LIST, number, before.url(), null)))
                : Optional.empty();
    }
}
