package dev.trawl.scheduler.publishing;

import java.time.Duration;

/**
 * What bounds publishing beside the pace of sites.
 *
 * @param expiry after which time a fetcher drops a task unread
 * @param unstoredPages pages fetched and not yet stored, from which on nothing is published
 */
public record PublishingLimits(Duration expiry, int unstoredPages) {}
