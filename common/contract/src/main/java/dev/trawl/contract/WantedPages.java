package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Pages of one kind still to get, {@code from} to {@code to}, both included; no {@code to} means to the end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WantedPages(PageKind kind, int from, @Nullable Integer to) {

    public WantedPages {
        Check.present(kind, "kind");
        Check.atLeast(1, from, "from");
        if (to != null) {
            Check.atLeast(from, to, "to");
        }
    }

    /** The last number; {@link Integer#MAX_VALUE} where it is wanted to the end. */
    public int last() {
        return to == null ? Integer.MAX_VALUE : to;
    }

    public boolean contains(PageRef page) {
        return page.kind() == kind && from <= page.number() && page.number() <= last();
    }
}
