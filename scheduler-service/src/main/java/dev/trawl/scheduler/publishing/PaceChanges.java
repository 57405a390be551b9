package dev.trawl.scheduler.publishing;

import dev.trawl.contract.SiteId;
import dev.trawl.sitefile.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When the pace in a site's file was last seen to change: tasks that were published before keep the pause that they were given, so
 * that none may go beside them. Thread-safe.
 */
public final class PaceChanges {

    private final Map<SiteId, Seen> seen = new ConcurrentHashMap<>();

    /** @param since empty: it has not changed since it was first seen */
    private record Seen(Duration pause, int tasksOut, Optional<Instant> since) {}

    /**
     * Whether all tasks that are out keep the pace that the file has now; always so where the rate is unlimited.
     *
     * @param oldest when the oldest task that is out was published
     */
    public boolean isKept(SiteId site, Pace pace, Optional<Instant> oldest, Instant now) {
        Optional<Instant> since =
                seen.compute(site, (same, before) -> next(before, pace, now)).since();
        return pace.rate().isUnlimited()
                || oldest.isEmpty()
                || since.filter(oldest.get()::isBefore).isEmpty();
    }

    private static Seen next(@Nullable Seen before, Pace pace, Instant now) {
        if (before == null) {
            return new Seen(pace.pause(), pace.tasksOut(), Optional.empty());
        }
        boolean same = before.pause().equals(pace.pause()) && before.tasksOut() == pace.tasksOut();
        return same ? before : new Seen(pace.pause(), pace.tasksOut(), Optional.of(now));
    }
}
