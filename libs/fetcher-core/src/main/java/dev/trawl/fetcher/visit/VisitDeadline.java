package dev.trawl.fetcher.visit;

import dev.trawl.contract.Task.VisitLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that a visit may take: a limit to start and a limit for each page that was begun. Pauses do not count. Thread-safe.
 */
public final class VisitDeadline {

    private final VisitLimits visitLimits;
    private final Clock clock;
    private final Instant began;
    private Duration paused = Duration.ZERO;
    private @Nullable Instant pausedSince;
    private int pages;

    public VisitDeadline(VisitLimits visitLimits, Clock clock) {
        this.visitLimits = visitLimits;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Begins a page. Returns what this page may take, at most what is left of the whole limit. */
    public synchronized Duration page() {
        pages++;
        Duration own = pages == 1 ? visitLimits.start().plus(visitLimits.page()) : visitLimits.page();
        Duration left = left();
        return own.compareTo(left) < 0 ? own : left;
    }

    /** The time that is left; zero or negative when the deadline has passed. */
    public synchronized Duration left() {
        Instant now = pausedSince == null ? clock.instant() : pausedSince;
        return visitLimits.of(pages).minus(Duration.between(began, now).minus(paused));
    }

    public boolean passed() {
        return !left().isPositive();
    }

    public synchronized void pause() {
        pausedSince = clock.instant();
    }

    public synchronized void resume() {
        if (pausedSince != null) {
            paused = paused.plus(Duration.between(pausedSince, clock.instant()));
            pausedSince = null;
        }
    }
}
