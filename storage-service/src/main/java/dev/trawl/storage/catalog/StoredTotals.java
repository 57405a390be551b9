package dev.trawl.storage.catalog;

/** The numbers of stored rows. For large tables they are estimates of Postgres. */
public record StoredTotals(
        long profiles, long articles, long profileObservations, long articleObservations, long pages) {}
