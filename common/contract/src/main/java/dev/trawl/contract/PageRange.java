package dev.trawl.contract;

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
