package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pages of a task that visits say they sent, which storage ticks off. Immutable. In JSON an array of ranges; at most
 * {@value PageRange#MAX_PAGES} pages in all.
 */
public record Manifest(@JsonValue List<PageRange> ranges) {

    public static final Manifest EMPTY = new Manifest(List.of());

    @JsonCreator
    public Manifest {
        ranges = List.copyOf(Check.present(ranges, "manifest"));
        long pages = ranges.stream()
                .mapToLong(range -> range.to() - range.from() + 1L)
                .sum();
        if (pages > PageRange.MAX_PAGES) {
            throw new IllegalArgumentException(
                    "a manifest of " + pages + " pages, expected at most " + PageRange.MAX_PAGES);
        }
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many pages there are. */
    public int size() {
        return ranges.stream().mapToInt(range -> range.to() - range.from() + 1).sum();
    }

    public boolean contains(PageRef page) {
        return ranges.stream()
                .anyMatch(range ->
                        range.kind() == page.kind() && range.from() <= page.number() && page.number() <= range.to());
    }

    /** Every page, in order of kind and number. */
    public Set<PageRef> pages() {
        var pages = new TreeSet<PageRef>();
        for (PageRange range : ranges) {
            for (int number = range.from(); number <= range.to(); number++) {
                pages.add(new PageRef(range.kind(), number));
            }
        }
        return pages;
    }

    /** This manifest and one page more; a page that is there already is not there twice: the newer visit counts. */
    public Manifest with(VisitId visit, PageRef page) {
        Manifest before = without(page);
        var next = new ArrayList<>(before.ranges);
        for (int i = 0; i < next.size(); i++) {
            PageRange range = next.get(i);
            if (range.visit().equals(visit) && range.kind() == page.kind() && range.to() + 1 == page.number()) {
                next.set(i, new PageRange(visit, page.kind(), range.from(), page.number()));
                return new Manifest(next);
            }
        }
        next.add(new PageRange(visit, page.kind(), page.number(), page.number()));
        return new Manifest(next);
    }

    private Manifest without(PageRef page) {
        if (!contains(page)) {
            return this;
        }
        var next = new ArrayList<PageRange>();
        for (PageRange range : ranges) {
            int number = page.number();
            if (range.kind() != page.kind() || number < range.from() || range.to() < number) {
                next.add(range);
                continue;
            }
            if (range.from() < number) {
                next.add(new PageRange(range.visit(), range.kind(), range.from(), number - 1));
            }
            if (number < range.to()) {
                next.add(new PageRange(range.visit(), range.kind(), number + 1, range.to()));
            }
        }
        return new Manifest(next);
    }

    /** Pages {@code from} to {@code to}, both included, of one kind, that one visit sent. */
    public record PageRange(VisitId visit, PageKind kind, int from, int to) {

        /** More pages than any list has. It bounds what a manifest may claim. */
        static final int MAX_PAGES = 100_000;

        public PageRange {
            Check.present(visit, "visit");
            Check.present(kind, "kind");
            Check.atLeast(1, from, "from");
            Check.atLeast(from, to, "to");
            if (to - from >= MAX_PAGES) {
                throw new IllegalArgumentException(
                        "a range of " + (to - from + 1L) + " pages, expected at most " + MAX_PAGES);
            }
        }
    }
}
