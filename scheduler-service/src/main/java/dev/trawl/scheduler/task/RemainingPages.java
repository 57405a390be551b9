package dev.trawl.scheduler.task;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is still wanted of a task after a visit that ended early. */
final class RemainingPages {

    private static final Comparator<WantedPages> ORDER =
            Comparator.comparing(WantedPages::kind).thenComparingInt(WantedPages::from);

    private RemainingPages() {}

    /**
     * What was wanted of this visit without what it sent. The last list page that it sent is wanted again where no page
     * shows that the list ends there: it shows whether there are more. Where a page before it is missing, the articles stay wanted
     * as they were, because the links of that page change their numbers.
     *
     * @param resumesList whether a list can be gone on with; if not it is wanted as it was
     */
    static List<WantedPages> after(VisitId visit, Scope scope, PageProgress pages, boolean resumesList) {
        Map<PageKind, TreeSet<Integer>> sent = pages.have().ranges().stream()
                .filter(range -> range.visit().equals(visit))
                .flatMap(range -> new Manifest(List.of(range)).pages().stream())
                .collect(Collectors.groupingBy(
                        PageRef::kind, Collectors.mapping(PageRef::number, Collectors.toCollection(TreeSet::new))));
        List<WantedPages> before = pages.want().isEmpty() ? all(scope) : pages.want();
        if (sent.isEmpty() || before.isEmpty()) {
            return pages.want();
        }
        var rest = new ArrayList<WantedPages>();
        for (WantedPages wantedPages : before) {
            NavigableSet<Integer> numbers = sent.getOrDefault(wantedPages.kind(), new TreeSet<>());
            boolean asItWas = switch (wantedPages.kind()) {
                case PROFILE -> false;
                case LIST -> !resumesList;
                case ARTICLE -> lacksBeforeItsLast(before, sent.getOrDefault(PageKind.LIST, new TreeSet<>()));
            };
            rest.addAll(asItWas ? List.of(wantedPages) : without(wantedPages, numbers));
        }
        return rest.isEmpty() ? pages.want() : joined(rest);
    }

    /** These, in order; what overlaps or follows on is one. */
    static List<WantedPages> joined(List<WantedPages> wantedPages) {
        var joined = new ArrayList<WantedPages>();
        for (WantedPages next : wantedPages.stream().sorted(ORDER).toList()) {
            WantedPages before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && before.kind() == next.kind() && next.from() - 1 <= before.last()) {
                Integer to = next.last() > before.last() ? next.to() : before.to();
                joined.set(joined.size() - 1, new WantedPages(before.kind(), before.from(), to));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** Everything that a scope says; of a profile alone nothing is named, because it may be on a list page. */
    private static List<WantedPages> all(Scope scope) {
        return scope == Scope.PROFILE ? List.of() : scope.wanted();
    }

    private static boolean lacksBeforeItsLast(List<WantedPages> before, NavigableSet<Integer> sent) {
        return before.stream()
                .filter(wantedPages -> wantedPages.kind() == PageKind.LIST)
                .flatMap(wantedPages -> without(wantedPages, sent).stream())
                .anyMatch(left -> left.to() != null);
    }

    private static List<WantedPages> without(WantedPages wantedPages, NavigableSet<Integer> sent) {
        var left = new ArrayList<WantedPages>();
        int from = wantedPages.from();
        for (int number : sent.subSet(wantedPages.from(), true, wantedPages.last(), true)) {
            if (from < number) {
                left.add(new WantedPages(wantedPages.kind(), from, number - 1));
            }
            from = number + 1;
        }
        Integer to = wantedPages.to();
        if (to == null) {
            boolean again = wantedPages.kind() == PageKind.LIST && from > wantedPages.from();
            left.add(new WantedPages(wantedPages.kind(), again ? from - 1 : from, null));
        } else if (from <= to) {
            left.add(new WantedPages(wantedPages.kind(), from, to));
        }
        return left;
    }
}
