package dev.trawl.cli.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The line says how far it is, how fast, and how long still. */
class ProgressLineTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static CrawlStatus stored(int stored) {
        return new CrawlStatus(false, 10, Map.of("stored", stored, "queued", 9 - stored), Map.of("click", 1), "");
    }

    @Test
    void tellsPaceAndTimeLeftFromWhatItSaw() {
        var line = new ProgressLine();
        assertThat(line.at(0, stored(0), new FleetView(2, 4, 4, 0))).contains("? left");
        assertThat(line.at(10 * SECOND, stored(4), new FleetView(2, 4, 4, 25)))
                .isEqualTo("5 of 10 users: 4 done, 1 failed | 2.5 pages/s | 12 s left");
    }

    @Test
    void saysWhatHoldsItBack() {
        var held = new CrawlStatus(false, 3, Map.of("waiting", 3), Map.of(), "no fetcher is running");
        assertThat(new ProgressLine().at(0, held, new FleetView(0, 0, 0, 0))).endsWith("| no fetcher is running");
    }

    @Test
    void saysWhatIsBeingStartedInPlaceOfWhatTheSchedulerMisses() {
        var held = new CrawlStatus(false, 3, Map.of("waiting", 3), Map.of(), "Kafka is away");
        assertThat(new ProgressLine().at(0, held.waitingFor("starting fetcher-1"), new FleetView(0, 0, 0, 0)))
                .isEqualTo("0 of 3 users: 0 done, 0 failed | 0.0 pages/s | ? left | starting fetcher-1");
    }

    @Test
    void startsAnewWhenAFetcherTookItsCountWithIt() {
        var growthRate = new GrowthRate();
        growthRate.note(0, 100);
        growthRate.note(SECOND, 110);
        growthRate.note(2 * SECOND, 55);
        assertThat(growthRate.perSecond()).isZero();
    }
}
