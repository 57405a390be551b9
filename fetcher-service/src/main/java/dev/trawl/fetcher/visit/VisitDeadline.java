package dev.trawl.fetcher.visit;

import dev.trawl.messages.VisitLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that a visit may take: so much to start and so much for each page begun, pauses not counted. Thread-safe.
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

    /** One page more; what this page alone may take, which is never more than what is left of all. */
    public synchronized Duration page() {
        pages++;
        Duration own = pages == 1 ? visitLimits.start().plus(visitLimits.page()) : visitLimits.page();
        Duration left = left();
        return own.compareTo(left) < 0 ? own : left;
    }

    /** What is left; zero or negative when it has passed. */
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
