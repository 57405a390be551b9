package dev.trawl.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many tasks may be published, and which. */
class WindowTest {

    private static final SiteId DEMO = new SiteId("demo");
    private static final SiteId OTHER = new SiteId("other");
    private static final Instant T0 = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void noMoreWaitUnstartedThanThereAreSlots() {
        assertThat(new Window(4, 1).free()).isEqualTo(3);
        assertThat(new Window(4, 7).free()).isZero();
    }

    @Test
    void withoutAFetcherOneTaskWaits() {
        assertThat(new Window(0, 0).free()).isEqualTo(1);
        assertThat(new Window(0, 1).free()).isZero();
    }

    @Test
    void aSiteHasNoMoreOutThanItsFileSays() {
        var loads = List.of(new SiteLoad(DEMO, 2, 1, true));
        assertThat(new Window(8, 0).allowances(loads, site -> 3)).containsEntry(DEMO, 1);
        assertThat(new Window(8, 0).allowances(loads, site -> 2)).containsEntry(DEMO, 0);
    }

    @Test
    void aSiteHoldsHalfTheSlotsWhileAnotherIsDue() {
        var both = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 0, 0, true));
        assertThat(new Window(4, 0).allowances(both, site -> 64))
                .containsEntry(DEMO, 1)
                .containsEntry(OTHER, 2);
        var alone = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 0, 0, false));
        assertThat(new Window(4, 0).allowances(alone, site -> 64)).containsEntry(DEMO, 4);
    }

    @Test
    void aSiteMayHoldWhatTheOthersCannotUse() {
        var loads = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 1, 1, true));
        assertThat(new Window(8, 0).allowances(loads, site -> site.equals(DEMO) ? 64 : 1))
                .containsEntry(DEMO, 6)
                .containsEntry(OTHER, 0);
    }

    @Test
    void severalOthersTogetherLeaveASiteHalf() {
        var third = new SiteId("third");
        var loads = List.of(
                new SiteLoad(DEMO, 0, 0, true), new SiteLoad(OTHER, 0, 0, true), new SiteLoad(third, 0, 0, true));
        assertThat(new Window(8, 0).allowances(loads, site -> site.equals(DEMO) ? 64 : 3))
                .containsEntry(DEMO, 4)
                .containsEntry(OTHER, 3)
                .containsEntry(third, 3);
        assertThat(new Window(8, 0).allowances(loads, site -> Integer.MAX_VALUE))
                .containsEntry(DEMO, 4);
    }

    @Test
    void withOneSlotTwoSitesTakeTurns() {
        var loads = List.of(new SiteLoad(DEMO, 0, 0, true), new SiteLoad(OTHER, 0, 0, true));
        assertThat(new Window(1, 0).allowances(loads, site -> 64))
                .containsEntry(DEMO, 1)
                .containsEntry(OTHER, 1);
        var held = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 0, 0, true));
        assertThat(new Window(1, 0).allowances(held, site -> 64))
                .containsEntry(DEMO, 0)
                .containsEntry(OTHER, 1);
    }

    @Test
    void theUrgentGoFirstThenTheOldest() {
        var old = candidate(DEMO, "old", 5, 0);
        var young = candidate(DEMO, "young", 5, 60);
        var urgent = candidate(DEMO, "urgent", 9, 120);
        assertThat(new Window(2, 0).choose(List.of(young, old, urgent), Map.of(DEMO, 10)))
                .containsExactly(urgent, old);
    }

    @Test
    void anAccountIsChosenOnce() {
        var first = candidate(DEMO, "alice", 5, 0);
        var second =
                new Candidate(TaskId.of(new CrawlId("second"), first.account()), first.account(), 5, T0.plusSeconds(1));
        assertThat(new Window(2, 0).choose(List.of(second, first), Map.of(DEMO, 10)))
                .containsExactly(first);
    }

    @Test
    void aSiteWithoutAllowanceIsPassedOver() {
        var demo = candidate(DEMO, "alice", 9, 0);
        var other = candidate(OTHER, "bob", 1, 0);
        assertThat(new Window(2, 0).choose(List.of(demo, other), Map.of(DEMO, 0, OTHER, 1)))
                .containsExactly(other);
    }

    private static Candidate candidate(SiteId site, String user, int priority, int seconds) {
        var account = new Account(site, new UserId(user));
        return new Candidate(TaskId.of(new CrawlId("c"), account), account, priority, T0.plusSeconds(seconds));
    }
}
