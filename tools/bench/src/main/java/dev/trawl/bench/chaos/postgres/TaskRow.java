package dev.trawl.bench.chaos.postgres;

import java.util.Set;
import java.util.UUID;

/**
 * One task of the ledger.
 *
 * @param end its end or its state, as the protocol writes it, such as {@code DEAD(click)}
 * @param charged attempts that counted against it
 */
public record TaskRow(UUID taskId, String crawl, String user, String end, int attempt, int charged, String reason) {

    private static final Set<String> OPEN = Set.of("HELD", "WAITING", "QUEUED", "CANCELLING", "FETCHED");

    public boolean isOpen() {
        return OPEN.contains(end);
    }

    /** For people. */
    @Override
    public String toString() {
        return user + " (" + crawl + ", task " + taskId + ")";
    }
}
