package dev.trawl.bench.chaos.postgres;

import java.util.UUID;

/** A visit that goes on now, as the ledger knows it. */
public record LedgerVisit(UUID taskId, String crawl, String user, int attempt, UUID visit) {}
