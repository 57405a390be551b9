package dev.trawl.scheduler.task;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.VisitId;
import java.time.Instant;

/**
 * The visit that has a published task now.
 *
 * @param overdueAt from when on its silence is taken for its end, unless the fetcher is seen to be at it
 */
public record RunningVisit(VisitId visit, FetcherId fetcher, Instant startedAt, Instant overdueAt) {}
