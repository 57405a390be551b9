package dev.trawl.scheduler.task;

import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Scope;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is still wanted of a task after a visit that ended early. */
final class Rest {

    private static final Comparator<Wanted> ORDER =
            Comparator.comparing(Wanted::kind).thenComparingInt(Wanted::from);

    private Rest() {}

    /**
     * What was wanted of this visit without what it sent. The last list page that it sent is wanted again where nobody said
     * that the list ends there: it shows whether there are more. Where a page before it is missing, the articles stay wanted
     * as they were, because the links of that page change their numbers.
     *
     * @param resumesList whether a list can be gone on with; if not it is wanted as it was
     */
    static List<Wanted> after(VisitId visit, Scope scope, PagesSoFar pages, boolean resumesList) {
        Map<PageKind, TreeSet<Integer>> sent = pages.have().ranges().stream()
                .filter(range -> range.visit().equals(visit))
                .flatMap(range -> new Manifest(List.of(range)).pages().stream())
                .collect(Collectors.groupingBy(
                        PageRef::kind, Collectors.mapping(PageRef::number, Collectors.toCollection(TreeSet::new))));
        List<Wanted> before = pages.want().isEmpty() ? all(scope) : pages.want();
        if (sent.isEmpty() || before.isEmpty()) {
            return pages.want();
        }
        var rest = new ArrayList<Wanted>();
        for (Wanted wanted : before) {
            NavigableSet<Integer> numbers = sent.getOrDefault(wanted.kind(), new TreeSet<>());
            boolean asItWas = switch (wanted.kind()) {
                case PROFILE -> false;
                case LIST -> !resumesList;
                case ARTICLE -> lacksBeforeItsLast(before, sent.getOrDefault(PageKind.LIST, new TreeSet<>()));
            };
            rest.addAll(asItWas ? List.of(wanted) : without(wanted, numbers));
        }
        return rest.isEmpty() ? pages.want() : joined(rest);
    }

    /** These, in order; what overlaps or follows on is one. */
    static List<Wanted> joined(List<Wanted> wanted) {
        var joined = new ArrayList<Wanted>();
        for (Wanted next : wanted.stream().sorted(ORDER).toList()) {
            Wanted before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && before.kind() == next.kind() && next.from() - 1 <= before.last()) {
                Integer to = next.last() > before.last() ? next.to() : before.to();
                joined.set(joined.size() - 1, new Wanted(before.kind(), before.from(), to));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** Everything that a scope says; of a profile alone nothing is named, because it may be on a list page. */
    private static List<Wanted> all(Scope scope) {
        return scope == Scope.PROFILE ? List.of() : scope.wanted();
    }

    private static boolean lacksBeforeItsLast(List<Wanted> before, NavigableSet<Integer> sent) {
        return before.stream()
                .filter(wanted -> wanted.kind() == PageKind.LIST)
                .flatMap(wanted -> without(wanted, sent).stream())
                .anyMatch(left -> left.to() != null);
    }

    private static List<Wanted> without(Wanted wanted, NavigableSet<Integer> sent) {
        var left = new ArrayList<Wanted>();
        int from = wanted.from();
        for (int number : sent.subSet(wanted.from(), true, wanted.last(), true)) {
            if (from < number) {
                left.add(new Wanted(wanted.kind(), from, number - 1));
            }
            from = number + 1;
        }
        Integer to = wanted.to();
        if (to == null) {
            boolean again = wanted.kind() == PageKind.LIST && from > wanted.from();
            left.add(new Wanted(wanted.kind(), again ? from - 1 : from, null));
        } else if (from <= to) {
            left.add(new Wanted(wanted.kind(), from, to));
        }
        return left;
    }
}
