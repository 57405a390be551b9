package dev.trawl.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.SiteId;
import dev.trawl.sitefile.Pace;
import dev.trawl.sitefile.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A site file's pace changes while tasks are out. */
class PaceChangesTest {

    private static final SiteId SITE = new SiteId("slow");
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    private final PaceChanges changes = new PaceChanges();

    private static Pace pace(String rate, int tasksOut, int attempts) {
        return new Pace(Rate.parse(rate), tasksOut, attempts, Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    private boolean kept(Pace pace, int oldest, int now) {
        return changes.isKept(SITE, pace, Optional.of(START.plusSeconds(oldest)), START.plusSeconds(now));
    }

    @Test
    void anotherPaceWaitsForTheTasksThatWereGivenTheOldOne() {
        assertThat(kept(pace("20/min", 1, 3), 0, 10)).isTrue();

        assertThat(kept(pace("20/min", 4, 3), 0, 20)).isFalse();
        assertThat(kept(pace("20/min", 4, 3), 0, 30)).isFalse();
        assertThat(kept(pace("20/min", 4, 3), 20, 40)).isTrue();
        assertThat(changes.isKept(SITE, pace("10/min", 4, 3), Optional.empty(), START.plusSeconds(50)))
                .isTrue();
        assertThat(kept(pace("10/min", 4, 3), 49, 60)).isFalse();
    }

    @Test
    void whatDoesNotChangeThePaceHoldsNothingBack() {
        assertThat(kept(pace("20/min", 4, 3), 0, 10)).isTrue();
        assertThat(kept(pace("20/min", 4, 5), 0, 20)).isTrue();
    }

    @Test
    void ourOwnHostsNeedNoPace() {
        assertThat(kept(pace("20/min", 1, 3), 0, 10)).isTrue();
        assertThat(kept(pace("unlimited", 64, 3), 0, 20)).isTrue();
    }
}
