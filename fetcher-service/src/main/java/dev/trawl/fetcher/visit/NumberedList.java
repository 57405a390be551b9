package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.sitefile.Paging;
import java.util.Optional;
import java.util.OptionalInt;

/** A list whose pages have URLs with numbers: goes to those that are wanted, in their order, wherever they are. */
final class NumberedList {

    /** So many pages in a row that the site will not give, and the rest is missing without being asked for. */
    private static final int GIVE_UP = 5;

    private final Errand errand;
    private final ListWalk walk;
    private final Paging.Url paging;

    NumberedList(Errand errand, ListWalk walk, Paging.Url paging) {
        this.errand = errand;
        this.walk = walk;
        this.paging = paging;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        int number = walk.needsLinks() ? 1 : errand.nextWanted(PageKind.LIST, 1).orElse(1);
        int inARow = 0;
        while (number <= paging.max()) {
            ListWalk.Step step = walk.load(number);
            if (step.end().isPresent()) {
                return step.end();
            }
            inARow = step.shown().isPresent() ? 0 : inARow + 1;
            OptionalInt following = following(number);
            if (isLast(number, step) || following.isEmpty()) {
                return Optional.empty();
            }
            if (inARow >= GIVE_UP) {
                int last = walk.count() > 0 ? walk.count() : errand.lastNamed().orElse(number);
                walk.missingAfter(number, last, GIVE_UP + " pages in a row were not given");
                return Optional.empty();
            }
            number = following.getAsInt();
        }
        return Optional.empty();
    }

    private boolean isLast(int number, ListWalk.Step step) {
        return walk.count() > 0
                ? number >= walk.count()
                : step.shown()
                        .map(shown -> !shown.more())
                        .orElse(errand.lastNamed().isEmpty());
    }

    private OptionalInt following(int number) {
        return walk.needsLinks() ? OptionalInt.of(number + 1) : errand.nextWanted(PageKind.LIST, number + 1);
    }
}
