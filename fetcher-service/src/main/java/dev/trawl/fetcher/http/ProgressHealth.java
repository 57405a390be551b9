package dev.trawl.fetcher.http;

import dev.trawl.fetcher.visit.Board;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Liveness: no visit stays at one step for longer than any step may take. */
@Component("progress")
class ProgressHealth implements HealthIndicator {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private final Board board;
    private final Clock clock;

    ProgressHealth(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant bound = clock.instant().minus(LONGEST_STEP);
        boolean stuck = board.slots().stream().anyMatch(slot -> isBefore(slot.stepSince(), bound));
        return (stuck ? Health.down() : Health.up())
                .withDetail("visits", board.visits())
                .withDetail("pages", board.pages())
                .build();
    }

    private static boolean isBefore(@Nullable Instant since, Instant bound) {
        return since != null && since.isBefore(bound);
    }
}
