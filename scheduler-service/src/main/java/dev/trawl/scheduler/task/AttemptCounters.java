package dev.trawl.scheduler.task;

import dev.trawl.contract.VisitId;
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
 * @param silent visits that started and of which nothing was heard again
 * @param ended visits whose end arrived: if it arrives again nothing changes
 * @param refetched how often it was fetched again because its rows never came
 * @param handedBack how often in a row it was handed back without a page
 */
public record AttemptCounters(
        int attempt,
        int charged,
        int blocked,
        Optional<Instant> blockedSince,
        Set<VisitId> silent,
        Set<VisitId> ended,
        int refetched,
        int handedBack) {

    public static final AttemptCounters NONE = new AttemptCounters(0, 0, 0, Optional.empty(), Set.of(), Set.of(), 0, 0);

    public AttemptCounters {
        silent = Set.copyOf(silent);
        ended = Set.copyOf(ended);
    }

    AttemptCounters published() {
        return new AttemptCounters(attempt + 1, charged, blocked, blockedSince, silent, ended, refetched, handedBack);
    }

    AttemptCounters plusCharged() {
        return new AttemptCounters(attempt, charged + 1, 0, Optional.empty(), silent, ended, refetched, 0);
    }

    AttemptCounters plusBlocked(Instant now) {
        return new AttemptCounters(
                attempt, charged, blocked + 1, Optional.of(blockedSince.orElse(now)), silent, ended, refetched, 0);
    }

    AttemptCounters plusRefetched() {
        return new AttemptCounters(attempt, charged, 0, Optional.empty(), silent, ended, refetched + 1, 0);
    }

    /** @param gotOn whether the visit sent pages, so that the count starts anew */
    AttemptCounters plusHandedBack(boolean gotOn) {
        return new AttemptCounters(
                attempt, charged, blocked, blockedSince, silent, ended, refetched, gotOn ? 1 : handedBack + 1);
    }

    AttemptCounters fellSilent(VisitId visit) {
        var next = new HashSet<>(silent);
        next.add(visit);
        return new AttemptCounters(attempt, charged, blocked, blockedSince, next, ended, refetched, handedBack);
    }

    /** The end of a visit arrived, even if the visit was taken for silent. */
    AttemptCounters recorded(VisitId visit) {
        if (ended.contains(visit)) {
            return this;
        }
        var stillSilent = new HashSet<>(silent);
        stillSilent.remove(visit);
        var next = new HashSet<>(ended);
        next.add(visit);
        return new AttemptCounters(attempt, charged, blocked, blockedSince, stillSilent, next, refetched, handedBack);
    }

    AttemptCounters reset() {
        return new AttemptCounters(attempt, 0, 0, Optional.empty(), Set.of(), ended, 0, 0);
    }
}
