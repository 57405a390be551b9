package dev.trawl.storage.intake;

import dev.trawl.contract.VisitRef;
import java.util.Objects;

/**
 * A visit whose manifest is complete: each of its pages is stored.
 *
 * @param pages the number of pages
 */
public record CompleteVisit(VisitRef visit, int pages) {

    public CompleteVisit {
        Objects.requireNonNull(visit, "visit");
    }
}
