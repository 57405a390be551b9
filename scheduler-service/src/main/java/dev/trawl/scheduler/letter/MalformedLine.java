package dev.trawl.scheduler.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that was not well-formed. */
public record MalformedLine(
        long id,
        String topic,
        int partition,
        long offset,
        Instant at,
        String by,
        String reason,
        @Nullable String sha256,
        int bytes) {}
