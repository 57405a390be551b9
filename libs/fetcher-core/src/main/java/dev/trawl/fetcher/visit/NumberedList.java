package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A list whose pages have URLs with numbers. Loads the wanted pages in their order, and skips the others. */
final class NumberedList {

    /** After this number of missing pages in a row, the rest is missing without a load. */
    private static final int GIVE_UP = 5;

    private final VisitRequest visitRequest;
    private final ListWalk walk;

    /** The latest pages, of which none was delivered: without a page count they need not all exist. */
    private final List<LoadResult.NotDelivered> notDelivered = new ArrayList<>();

    NumberedList(VisitRequest visitRequest, ListWalk walk) {
        this.visitRequest = visitRequest;
        this.walk = walk;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        OptionalInt next = following(0);
        while (next.isPresent() && !walk.isBeyondLimit(next.getAsInt())) {
            int number = next.getAsInt();
            boolean last = false;
            switch (walk.load(number)) {
                case LoadResult.VisitOver over -> {
                    return Optional.of(over.end());
                }
                case LoadResult.Loaded loaded -> {
                    noteMissing();
                    last = walk.isLast(number, loaded.page());
                }
                case LoadResult.NotDelivered not -> {
                    notDelivered.add(not);
                    last = walk.count() > 0 && number >= walk.count();
                }
                case LoadResult.ListEnded ended -> last = true;
            }
            if (!last && notDelivered.size() >= GIVE_UP) {
                walk.missingFrom(notDelivered.getFirst(), "; " + GIVE_UP + " pages in a row were not given");
                return Optional.empty();
            }
            next = last ? OptionalInt.empty() : following(number);
        }
        noteMissing();
        return Optional.empty();
    }

    private void noteMissing() {
        notDelivered.forEach(walk::missing);
        notDelivered.clear();
    }

    private OptionalInt following(int number) {
        return walk.needsLinks() ? OptionalInt.of(number + 1) : visitRequest.nextWanted(PageKind.LIST, number + 1);
    }
}
