package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A list whose pages have URLs with numbers: goes to those that are wanted, in their order, wherever they are. */
final class NumberedList {

    /** After this number of missing pages in a row the rest counts as missing without being loaded. */
    private static final int GIVE_UP = 5;

    private final VisitRequest visitRequest;
    private final ListWalk walk;

    /** The latest pages, none of which was given: without a page count they need not all exist. */
    private final List<ListWalk.Step.Lacks> lacking = new ArrayList<>();

    NumberedList(VisitRequest visitRequest, ListWalk walk) {
        this.visitRequest = visitRequest;
        this.walk = walk;
    }

    Optional<VisitEnd> run() throws InterruptedException {
        OptionalInt next = following(0);
        while (next.isPresent() && !walk.isCut(next.getAsInt())) {
            int number = next.getAsInt();
            boolean last = false;
            switch (walk.load(number)) {
                case ListWalk.Step.Over over -> {
                    return Optional.of(over.end());
                }
                case ListWalk.Step.There there -> {
                    allLack();
                    last = walk.isLast(number, there.shown());
                }
                case ListWalk.Step.Lacks lacks -> {
                    lacking.add(lacks);
                    last = walk.count() > 0 && number >= walk.count();
                }
            }
            if (!last && lacking.size() >= GIVE_UP) {
                walk.lost(lacking.getFirst(), "; " + GIVE_UP + " pages in a row were not given");
                return Optional.empty();
            }
            next = last ? OptionalInt.empty() : following(number);
        }
        allLack();
        return Optional.empty();
    }

    private void allLack() {
        lacking.forEach(walk::lacks);
        lacking.clear();
    }

    private OptionalInt following(int number) {
        return walk.needsLinks() ? OptionalInt.of(number + 1) : visitRequest.nextWanted(PageKind.LIST, number + 1);
    }
}
