package dev.trawl.scheduler.http;

/** How many changed. */
record Changed(int changed) {}
