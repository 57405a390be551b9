package dev.trawl.storage.messaging;

/** How many threads take records. */
public record WriterCount(int count) {}
