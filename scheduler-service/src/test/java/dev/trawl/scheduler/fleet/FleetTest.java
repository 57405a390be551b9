package dev.trawl.scheduler.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which fetchers live. */
class FleetTest {

    private final SteppingClock clock = SteppingClock.somewhen();
    private final Fleet fleet = new Fleet(Duration.ofSeconds(20), clock);
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
        fleet.heard(heartbeat("a", false));
        fleet.heard(heartbeat("b", true));
        assertThat(fleet.live()).hasSize(2);
        assertThat(fleet.liveSlots()).isEqualTo(2);
    }

    @Test
    void dropsTheStaleAndThoseThatLeft() {
        fleet.heard(heartbeat("a", false));
        clock.step(Duration.ofSeconds(15));
        fleet.heard(heartbeat("b", false));
        clock.step(Duration.ofSeconds(10));
        assertThat(fleet.live()).extracting(one -> one.fetcher().value()).containsExactly("b");
        fleet.left(new FetcherId("b"));
        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void anOlderHeartbeatChangesNothing() {
        Heartbeat old = heartbeat("a", true);
        clock.step(Duration.ofSeconds(1));
        fleet.heard(heartbeat("a", false));
        fleet.heard(old);
        assertThat(fleet.liveSlots()).isEqualTo(2);
    }

    @Test
    void knowsSinceWhenAVisitIsAtItsStep() {
        fleet.heard(heartbeat("a", false));
        assertThat(fleet.atWorkSince(visit)).hasValue(clock.instant().plusSeconds(3));
        assertThat(fleet.atWorkSince(VisitId.draw())).isEmpty();
    }
}
