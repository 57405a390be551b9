package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final SteppingClock clock = SteppingClock.somewhen();
    private final Timeline timeline = new Timeline(clock);

    @Test
    void listsAStepOnceThatMakesProgressAndUpdatesItsTime() {
        timeline.step("pauses");
        for (int i = 0; i < 1000; i++) {
            clock.step(Duration.ofMillis(250));
            timeline.touch();
        }

        assertThat(timeline.text().lines()).hasSize(2);
        assertThat(timeline.current().at()).isEqualTo(clock.instant());
    }
}
