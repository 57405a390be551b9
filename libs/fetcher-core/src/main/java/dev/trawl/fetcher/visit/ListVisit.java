package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.VisitLocation;
import dev.trawl.fetcher.visit.PageLoader.LoadResult;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The list pages of a visit, by the paging that the site file names. Used by one thread. */
final class ListVisit {

    private final VisitRequest visitRequest;
    private final PageLoader pageLoader;
    private final VisitProgress visitProgress;
    private List<URI> links = List.of();

    ListVisit(VisitRequest visitRequest, PageLoader pageLoader, VisitProgress visitProgress) {
        this.visitRequest = visitRequest;
        this.pageLoader = pageLoader;
        this.visitProgress = visitProgress;
    }

    /** The links to articles after {@link #run}, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        return links;
    }

    /** @return how the visit ends, where it cannot go on */
    Optional<VisitEnd> run() throws InterruptedException {
        ListPages list = visitRequest.site().pages().list();
        if (list == null) {
            return Optional.empty();
        }
        var walk = new ListWalk(visitRequest, list, pageLoader, visitProgress);
        Optional<VisitEnd> end = walk.needs(1) ? run(walk, list) : Optional.empty();
        links = walk.links();
        return end;
    }

    private Optional<VisitEnd> run(ListWalk walk, ListPages list) throws InterruptedException {
        if (list.layouts().size() > 1) {
            switch (walk.load(1)) {
                case LoadResult.Loaded loaded -> {}
                case LoadResult.ListEnded ended -> {}
                case LoadResult.VisitOver over -> {
                    return Optional.of(over.end());
                }
                case LoadResult.NotDelivered not -> {
                    // which layout the list has is not known, nor how it goes on
                    walk.missingFrom(not, "");
                    return Optional.empty();
                }
            }
        }
        return switch (walk.paging()) {
            case Paging.None none -> new ClickedList(walk, (expected, before) -> new LoadResult.ListEnded()).run();
            case Paging.Url url -> new NumberedList(visitRequest, walk).run();
            case Paging.Click click ->
                new ClickedList(walk, (expected, before) -> pageLoader.next(click, expected, before)).run();
            case Paging.Scroll scroll ->
                new ClickedList(walk, (expected, before) -> pageLoader.more(scroll, expected, before)).run();
        };
    }

    /** A list that goes on by a click or by scrolling. Its pages are visited one by one, from the first. */
    private static final class ClickedList {

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
                        if (before.empty()) {
                            return Optional.empty();
                        }
                        if (walk.isLast(number, before)) {
                            walk.ended(number);
                            return Optional.empty();
                        }
                        if (!walk.needs(next) || walk.isBeyondLimit(next)) {
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

        /**
         * There is nothing to click. A count may be one page too high, since sites count articles that they do not show. That
         * more pages are missing is a fault.
         */
        private Optional<VisitEnd> endedBefore(int number, PageSnapshot before) {
            if (walk.count() > number) {
                return Optional.of(new VisitEnd.ClickFailed(
                        "there is no next after page " + (number - 1) + " of " + walk.count(),
                        new VisitLocation(PageKind.LIST, number, before.url(), null)));
            }
            walk.ended(number - 1);
            return Optional.empty();
        }
    }

    /** A list whose pages have URLs with numbers. Loads the wanted pages in their order, and skips the others. */
    private static final class NumberedList {

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
                        if (last) {
                            walk.ended(number);
                        }
                    }
                    case LoadResult.NotDelivered not -> {
                        notDelivered.add(not);
                        last = walk.count() > 0 && number >= walk.count();
                    }
                    case LoadResult.ListEnded ended -> {
                        noteMissing();
                        walk.ended(number - 1);
                        last = true;
                    }
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
}
