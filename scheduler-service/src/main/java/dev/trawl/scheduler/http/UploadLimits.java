package dev.trawl.scheduler.http;

import java.time.Duration;

/**
 * What uploads may take.
 *
 * @param atOnce how many are entered at the same time; the others wait
 * @param longestWait how long an upload waits for its turn before its client is asked to come back later
 * @param mostBytes of one upload
 */
public record UploadLimits(int atOnce, Duration longestWait, long mostBytes) {}
