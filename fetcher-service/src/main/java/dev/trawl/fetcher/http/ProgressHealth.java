package dev.trawl.fetcher.http;

import dev.trawl.fetcher.visit.Board;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Liveness: no slot is still for longer than any step of a visit, or a turn of looking for one, may take. */
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
        boolean stuck = board.isStuckSince(clock.instant().minus(LONGEST_STEP));
        return (stuck ? Health.down() : Health.up())
                .withDetail("visits", board.visits())
                .withDetail("pages", board.pages())
                .build();
    }
}
