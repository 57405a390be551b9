package dev.trawl.fetcher.visit;

import java.time.Clock;

/** What a visit is made with. */
public record VisitTools(Tab tab, PageSink sink, Robots robots, Lease lease, Pauses pauses, Clock clock) {}
