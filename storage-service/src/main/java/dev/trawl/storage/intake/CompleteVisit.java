package dev.trawl.storage.intake;

import dev.trawl.messages.VisitRef;
import java.util.Objects;

/** Every page that this visit's manifest names is stored. */
public record CompleteVisit(VisitRef visit, int pages) {

    public CompleteVisit {
        Objects.requireNonNull(visit, "visit");
    }
}
