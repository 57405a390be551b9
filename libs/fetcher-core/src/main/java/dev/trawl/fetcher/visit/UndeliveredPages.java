package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitLocation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pages that the site did not deliver, which the next visit must get. Where the number of pages is unknown, these are all
 * pages from the first missing one on. Used by one thread.
 */
final class UndeliveredPages {

    private final VisitRequest visitRequest;
    private final Set<PageRef> pages = new LinkedHashSet<>();
    private final Map<PageKind, Integer> open = new EnumMap<>(PageKind.class);
    private Optional<Because> first = Optional.empty();

    UndeliveredPages(VisitRequest visitRequest) {
        this.visitRequest = visitRequest;
    }

    private record Because(String reason, VisitLocation where) {}

    void add(List<PageRef> lost, String reason, VisitLocation where) {
        pages.addAll(lost);
        if (first.isEmpty()) {
            first = Optional.of(new Because(reason, where));
        }
    }

    /** The pages of this kind are unknown from this number on. */
    void open(PageKind kind, int from) {
        open.merge(kind, from, Math::min);
    }

    /** How the visit ends because of them; empty when no wanted page is missing. */
    Optional<VisitEnd> end() {
        List<WantedPages> want = want();
        return want.isEmpty()
                ? Optional.empty()
                : first.map(because ->
                        new VisitEnd.MissingPages(because.reason(), List.copyOf(pages), want, because.where()));
    }

    private List<WantedPages> want() {
        var want = new ArrayList<WantedPages>();
        for (PageRef page : new TreeSet<>(pages)) {
            if (visitRequest.wants(page) && page.number() < open.getOrDefault(page.kind(), Integer.MAX_VALUE)) {
                want.add(new WantedPages(page.kind(), page.number(), page.number()));
            }
        }
        open.forEach((kind, from) -> want.addAll(visitRequest.wantedFrom(kind, from)));
        return want;
    }
}
