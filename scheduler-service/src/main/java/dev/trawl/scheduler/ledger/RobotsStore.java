package dev.trawl.scheduler.ledger;

import dev.trawl.messages.Heartbeat;

/** Where it is kept what sites ask for in robots.txt. */
@FunctionalInterface
public interface RobotsStore {

    /** Keeps it, unless something that was read later is there. */
    void keep(Heartbeat.Robots robots);
}
