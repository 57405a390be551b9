package dev.trawl.sitecheck.live;

import dev.trawl.fetcher.visit.PageSnapshot;

/** What came of one load. */
sealed interface Loaded {

    record There(PageSnapshot shown) implements Loaded {}

    /** @param reason for a person */
    record Not(String reason) implements Loaded {}
}
