package dev.trawl.storage.catalog;

/** What is stored. Large tables are counted by Postgres's own estimate. */
public record StoredTotals(
        long profiles, long articles, long profileObservations, long articleObservations, long pages) {}
