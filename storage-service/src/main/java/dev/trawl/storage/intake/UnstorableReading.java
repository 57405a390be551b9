package dev.trawl.storage.intake;

import java.util.Objects;

/** A reading that the database refuses, with the reason. */
public record UnstorableReading(RecordReading reading, String reason) {

    public UnstorableReading {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(reason, "reason");
    }
}
