package dev.trawl.scheduler.crawl;

/** One entry of an upload. */
public sealed interface UploadEntry {

    /** The line, or the place in the array, from 1. */
    long line();

    /** What may be a user ID. */
    record Text(long line, String text) implements UploadEntry {}

    /** What cannot be one; says why. */
    record Garbage(long line, String shown, String reason) implements UploadEntry {}
}
