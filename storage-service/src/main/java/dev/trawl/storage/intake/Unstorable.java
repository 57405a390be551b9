package dev.trawl.storage.intake;

import java.util.Objects;

/** A reading that the database refuses, and why. */
public record Unstorable(Reading reading, String reason) {

    public Unstorable {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(reason, "reason");
    }
}
