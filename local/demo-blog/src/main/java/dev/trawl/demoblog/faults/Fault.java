package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.users.Ending;

/**
 * A user ID whose pages go wrong in one way.
 *
 * @param userId begins with {@code fault-}
 * @param shows what a visitor meets, in one sentence; the table of the README has the same
 * @param ending how a crawl of its list is expected to end
 * @param articles how many it has
 * @param sees what a crawl gets to see before it ends
 */
public record Fault(String userId, String shows, Ending ending, int articles, Sees sees, Twist twist) {

    /** How far a crawl gets. */
    public enum Sees {
        NOTHING,
        FIRST_PAGE,
        EVERYTHING
    }

    public Fault {
        if (!userId.matches("fault-[a-z0-9-]+")) {
            throw new IllegalArgumentException("'" + userId + "' is not the ID of a fault: expected fault-…");
        }
    }
}
