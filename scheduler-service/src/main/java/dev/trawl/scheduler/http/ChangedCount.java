package dev.trawl.scheduler.http;

/** How many changed. */
record ChangedCount(int changed) {}
