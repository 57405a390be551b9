package dev.trawl.scheduler.task;

import dev.trawl.messages.VisitId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How often a task was tried, and how that went; a replay starts everything but the attempt anew.
 *
 * @param attempt counts publishes
 * @param charged attempts that count against those allowed
 * @param blocked how often in a row the site refused
 * @param blockedSince the first of these refusals
 * @param silent visits that started and were never heard of again
 * @param ended visits that told how they ended: what they say again changes nothing
 * @param refetched how often it was fetched again because its rows never came
 * @param handedBack how often in a row it was handed back without a page
 */
public record Tries(
        int attempt,
        int charged,
        int blocked,
        Optional<Instant> blockedSince,
        Set<VisitId> silent,
        Set<VisitId> ended,
        int refetched,
        int handedBack) {

    public static final Tries NONE = new Tries(0, 0, 0, Optional.empty(), Set.of(), Set.of(), 0, 0);

    public Tries {
        silent = Set.copyOf(silent);
        ended = Set.copyOf(ended);
    }

    Tries published() {
        return new Tries(attempt + 1, charged, blocked, blockedSince, silent, ended, refetched, handedBack);
    }

    Tries plusCharged() {
        return new Tries(attempt, charged + 1, 0, Optional.empty(), silent, ended, refetched, 0);
    }

    Tries plusBlocked(Instant now) {
        return new Tries(
                attempt, charged, blocked + 1, Optional.of(blockedSince.orElse(now)), silent, ended, refetched, 0);
    }

    Tries plusRefetched() {
        return new Tries(attempt, charged, 0, Optional.empty(), silent, ended, refetched + 1, 0);
    }

    /** @param gotOn whether the visit sent pages, so that the count starts anew */
    Tries plusHandedBack(boolean gotOn) {
        return new Tries(attempt, charged, blocked, blockedSince, silent, ended, refetched, gotOn ? 1 : handedBack + 1);
    }

    Tries fellSilent(VisitId visit) {
        var next = new HashSet<>(silent);
        next.add(visit);
        return new Tries(attempt, charged, blocked, blockedSince, next, ended, refetched, handedBack);
    }

    /** A visit has told its end, even if it was taken for silent. */
    Tries spoke(VisitId visit) {
        if (ended.contains(visit)) {
            return this;
        }
        var stillSilent = new HashSet<>(silent);
        stillSilent.remove(visit);
        var next = new HashSet<>(ended);
        next.add(visit);
        return new Tries(attempt, charged, blocked, blockedSince, stillSilent, next, refetched, handedBack);
    }

    Tries afresh() {
        return new Tries(attempt, 0, 0, Optional.empty(), Set.of(), ended, 0, 0);
    }
}
