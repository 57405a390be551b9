package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Wanted;
import dev.trawl.messages.Where;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the site would not give, and what the next visit has to get for it: the pages that are missing, and where nobody knows
 * how many there are, all from the first one on. Used by one thread.
 */
final class Missing {

    private final Errand errand;
    private final Set<PageRef> pages = new LinkedHashSet<>();
    private final Map<PageKind, Integer> open = new EnumMap<>(PageKind.class);
    private Optional<Because> first = Optional.empty();

    Missing(Errand errand) {
        this.errand = errand;
    }

    private record Because(String reason, Where where) {}

    void add(List<PageRef> lost, String reason, Where where) {
        pages.addAll(lost);
        if (first.isEmpty()) {
            first = Optional.of(new Because(reason, where));
        }
    }

    /** From this number on nothing is known of the pages of a kind. */
    void open(PageKind kind, int from) {
        open.merge(kind, from, Math::min);
    }

    /** How the visit ends for it; empty when nothing that was wanted is missing. */
    Optional<VisitEnd> end() {
        List<Wanted> want = want();
        return want.isEmpty()
                ? Optional.empty()
                : first.map(because ->
                        new VisitEnd.MissingPages(because.reason(), List.copyOf(pages), want, because.where()));
    }

    private List<Wanted> want() {
        var want = new ArrayList<Wanted>();
        for (PageRef page : new TreeSet<>(pages)) {
            if (errand.wants(page) && page.number() < open.getOrDefault(page.kind(), Integer.MAX_VALUE)) {
                want.add(new Wanted(page.kind(), page.number(), page.number()));
            }
        }
        open.forEach((kind, from) -> want.addAll(errand.wantedFrom(kind, from)));
        return want;
    }
}
