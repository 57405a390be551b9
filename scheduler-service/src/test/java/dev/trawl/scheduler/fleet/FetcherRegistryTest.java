package dev.trawl.scheduler.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which fetchers live. */
class FetcherRegistryTest {

    private final SteppingClock clock = SteppingClock.somewhen();
    private final FetcherRegistry fetcherRegistry = new FetcherRegistry(Duration.ofSeconds(20), clock);
    private final VisitId visit = VisitId.draw();

    private Heartbeat heartbeat(String fetcher, boolean stopping) {
        var ref = new VisitRef(
                new TaskId(UUID.randomUUID()), new CrawlId("c"), new SiteId("demo"), new UserId("alice"), 1, visit);
        var browser = new Heartbeat.Browser(Heartbeat.BrowserState.ACTIVE, null, clock.instant(), 0, 0);
        var busy = new Heartbeat.Slot(
                1,
                Heartbeat.SlotState.VISITING,
                clock.instant(),
                ref,
                "list 2",
                clock.instant().plusSeconds(3),
                2);
        var idle = new Heartbeat.Slot(2, Heartbeat.SlotState.IDLE, clock.instant(), null, null, null, 0);
        return new Heartbeat(
                new FetcherId(fetcher), clock.instant(), clock.instant(), stopping, 0, 0, List.of(busy, idle), browser);
    }

    @Test
    void countsTheSlotsOfThoseThatTakeTasks() {
        fetcherRegistry.heard(heartbeat("a", false));
        fetcherRegistry.heard(heartbeat("b", true));
        assertThat(fetcherRegistry.live()).hasSize(2);
        assertThat(fetcherRegistry.liveSlots()).isEqualTo(2);
    }

    @Test
    void dropsTheStaleAndThoseThatLeft() {
        fetcherRegistry.heard(heartbeat("a", false));
        clock.step(Duration.ofSeconds(15));
        fetcherRegistry.heard(heartbeat("b", false));
        clock.step(Duration.ofSeconds(10));
        assertThat(fetcherRegistry.live())
                .extracting(one -> one.fetcher().value())
                .containsExactly("b");
        fetcherRegistry.left(new FetcherId("b"));
        assertThat(fetcherRegistry.live()).isEmpty();
    }

    @Test
    void anOlderHeartbeatChangesNothing() {
        Heartbeat old = heartbeat("a", true);
        clock.step(Duration.ofSeconds(1));
        fetcherRegistry.heard(heartbeat("a", false));
        fetcherRegistry.heard(old);
        assertThat(fetcherRegistry.liveSlots()).isEqualTo(2);
    }

    @Test
    void knowsSinceWhenAVisitIsAtItsStep() {
        fetcherRegistry.heard(heartbeat("a", false));
        assertThat(fetcherRegistry.atWorkSince(visit)).hasValue(clock.instant().plusSeconds(3));
        assertThat(fetcherRegistry.atWorkSince(VisitId.draw())).isEmpty();
    }
}
