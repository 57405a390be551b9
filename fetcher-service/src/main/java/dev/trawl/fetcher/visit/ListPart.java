package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Where;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The pages of the article list, in their order. It has ended where the page count or the site file's sign says so; a page
 * that shows the same items as an earlier one is a circle.
 */
final class ListPart {

    /** So many pages in a row that the site will not give, and the rest is missing without being asked for. */
    private static final int GIVE_UP = 5;

    private final Errand errand;
    private final Loads loads;
    private final Visit visit;
    private final Map<String, Integer> prints = new HashMap<>();
    private final Set<URI> links = new LinkedHashSet<>();
    private int count;

    ListPart(Errand errand, Loads loads, Visit visit) {
        this.errand = errand;
        this.loads = loads;
        this.visit = visit;
    }

    /** Links to articles, the newest first; at most as many as the site file allows. */
    List<URI> links() {
        var article = errand.site().pages().article();
        return links.stream().limit(article == null ? 0 : article.max()).toList();
    }

    Optional<VisitEnd> run() throws InterruptedException {
        ListPages list = errand.site().pages().list();
        if (list == null || !needed(1)) {
            return Optional.empty();
        }
        return switch (list.paging()) {
            case Paging.None none -> first(list, 1).end();
            case Paging.Url url -> byUrl(list, url);
            case Paging.Click click ->
                onward(list, click.max(), (awaited, before) -> loads.next(click, awaited, before));
            case Paging.Scroll scroll ->
                onward(list, scroll.max(), (awaited, before) -> loads.more(scroll, awaited, before));
        };
    }

    /** Whether this page or a later one must be gone to. */
    private boolean needed(int number) {
        return errand.nextWanted(PageKind.LIST, number).isPresent() || linksNeeded();
    }

    private boolean linksNeeded() {
        var article = errand.site().pages().article();
        return article != null && errand.wantsArticles() && links.size() < article.max();
    }

    /** One step of a list: an end of the visit, or a page, or neither when the page is missing. */
    private record Step(Optional<VisitEnd> end, Optional<Shown> shown) {
        static Step over(VisitEnd end) {
            return new Step(Optional.of(end), Optional.empty());
        }

        static Step missing() {
            return new Step(Optional.empty(), Optional.empty());
        }
    }

    private Optional<VisitEnd> byUrl(ListPages list, Paging.Url paging) throws InterruptedException {
        int number = linksNeeded() ? 1 : errand.nextWanted(PageKind.LIST, 1).orElse(1);
        int inARow = 0;
        while (number <= paging.max()) {
            Step step = first(list, number);
            if (step.end().isPresent()) {
                return step.end();
            }
            inARow = step.shown().isPresent() ? 0 : inARow + 1;
            OptionalInt following = following(number);
            boolean ended = count > 0
                    ? number >= count
                    : step.shown()
                            .map(shown -> !shown.more())
                            .orElse(errand.lastNamed().isEmpty());
            if (ended || following.isEmpty()) {
                return Optional.empty();
            }
            if (inARow >= GIVE_UP) {
                int last = count > 0 ? count : errand.lastNamed().orElse(number);
                missing(number + 1, last, GIVE_UP + " pages in a row were not given", where(number, list));
                return Optional.empty();
            }
            number = following.getAsInt();
        }
        return Optional.empty();
    }

    private OptionalInt following(int number) {
        return linksNeeded() ? OptionalInt.of(number + 1) : errand.nextWanted(PageKind.LIST, number + 1);
    }

    /** Goes to a page by its URL. */
    private Step first(ListPages list, int number) throws InterruptedException {
        URI url = list.url().expand(errand.task().userId(), number);
        return take(loads.load(url, awaited(list, number)), number);
    }

    /** How to get from one page to the next without a URL. */
    private interface Turn {
        Loads.Went from(Awaited awaited, Shown before) throws InterruptedException;
    }

    private Optional<VisitEnd> onward(ListPages list, int max, Turn turn) throws InterruptedException {
        Step step = first(list, 1);
        int number = 1;
        while (step.end().isEmpty() && step.shown().isPresent() && number < max && needed(number + 1)) {
            Shown before = step.shown().get();
            if (before.empty() || (count > 0 && number >= count) || (count == 0 && !before.more())) {
                return Optional.empty();
            }
            number++;
            Loads.Went went = turn.from(awaited(list, number), before);
            if (went instanceof Loads.Went.Ended) {
                return count >= number
                        ? Optional.of(new VisitEnd.ClickFailed(
                                "there is no next after page " + (number - 1) + " of " + count,
                                new Where(PageKind.LIST, number, before.url(), null)))
                        : Optional.empty();
            }
            step = take(went, number);
            if (step.end().isEmpty() && step.shown().isEmpty()) {
                missing(number + 1, count, "page " + number + " was not given", where(number, list));
            }
        }
        return step.end();
    }

    private Step take(Loads.Went went, int number) {
        var page = new PageRef(PageKind.LIST, number);
        return switch (went) {
            case Loads.Went.Over over -> Step.over(over.end());
            case Loads.Went.Ended ended -> Step.missing();
            case Loads.Went.Gone gone -> {
                if (number == 1) {
                    yield Step.over(new VisitEnd.NotFound(gone.where()));
                }
                visit.missing(List.of(page), "the page is not found", gone.where());
                yield Step.missing();
            }
            case Loads.Went.NotGiven not -> {
                visit.missing(List.of(page), not.reason(), not.where());
                yield Step.missing();
            }
            case Loads.Went.There there -> there(page, there.shown());
        };
    }

    private Step there(PageRef page, Shown shown) {
        Integer same = shown.print().isEmpty() ? null : prints.putIfAbsent(shown.print(), page.number());
        if (same != null) {
            return circle(page, same, shown);
        }
        count = Math.max(count, shown.count().orElse(0));
        links.addAll(shown.links());
        visit.capture(page, shown);
        return new Step(Optional.empty(), Optional.of(shown));
    }

    private Step circle(PageRef page, int same, Shown shown) {
        String reason = page + " shows the items of page " + same + " again";
        var where = new Where(page.kind(), page.number(), shown.url(), shown.status());
        ListPages list = errand.site().pages().list();
        if (list != null && list.paging() instanceof Paging.Url) {
            visit.missing(List.of(page), reason, where);
            return Step.missing();
        }
        return Step.over(new VisitEnd.ClickFailed(reason, where));
    }

    private void missing(int from, int to, String reason, Where where) {
        var pages = new ArrayList<PageRef>();
        IntStream.rangeClosed(from, to).forEach(number -> pages.add(new PageRef(PageKind.LIST, number)));
        if (!pages.isEmpty()) {
            visit.missing(pages, reason, where);
        }
    }

    private Awaited awaited(ListPages list, int number) {
        var article = errand.site().pages().article();
        Optional<String> selector =
                article != null && errand.wantsArticles() ? Optional.of(article.links()) : Optional.empty();
        return Awaited.list(number, list, selector, errand.wants(new PageRef(PageKind.LIST, number)));
    }

    private Where where(int number, ListPages list) {
        return new Where(
                PageKind.LIST,
                number,
                list.url().expand(errand.task().userId(), number).toString(),
                null);
    }
}
