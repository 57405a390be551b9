package dev.trawl.bench.chaos.postgres;

import java.util.UUID;

/** One dead letter that the scheduler keeps. */
public record LetterRow(UUID taskId, String kind, boolean standing) {}
