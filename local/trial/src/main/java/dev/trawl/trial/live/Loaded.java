package dev.trawl.trial.live;

import dev.trawl.fetcher.visit.Shown;

/** What came of one load. */
sealed interface Loaded {

    record There(Shown shown) implements Loaded {}

    /** @param reason for a person */
    record Not(String reason) implements Loaded {}
}
