package dev.trawl.contract;

import java.util.Comparator;

/** The place of one page in an account: its kind and its number, from 1. */
public record PageRef(PageKind kind, int number) implements Comparable<PageRef> {

    private static final Comparator<PageRef> ORDER =
            Comparator.comparing(PageRef::kind).thenComparingInt(PageRef::number);

    public PageRef {
        Check.present(kind, "kind");
        Check.atLeast(1, number, "page number");
    }

    @Override
    public int compareTo(PageRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.label() + " " + number;
    }
}
