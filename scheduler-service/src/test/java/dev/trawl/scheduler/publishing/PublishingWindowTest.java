package dev.trawl.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.scheduler.publishing.PublishingWindow.SiteLoad;
import dev.trawl.scheduler.publishing.QueueStore.CrawlQueue;
import dev.trawl.scheduler.publishing.QueueStore.DueTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many tasks may be published, and which. */
class PublishingWindowTest {

    private static final SiteId DEMO = new SiteId("demo");
    private static final SiteId OTHER = new SiteId("other");

    @Test
    void noMoreWaitUnstartedThanThereAreSlots() {
        assertThat(new PublishingWindow(4, 1).free()).isEqualTo(3);
        assertThat(new PublishingWindow(4, 7).free()).isZero();
    }

    @Test
    void withoutAFetcherOneTaskWaits() {
        assertThat(new PublishingWindow(0, 0).free()).isEqualTo(1);
        assertThat(new PublishingWindow(0, 1).free()).isZero();
    }

    @Test
    void aSiteHasNoMoreOutThanItsFileSays() {
        var loads = List.of(new SiteLoad(DEMO, 2, 1, true));
        assertThat(new PublishingWindow(8, 0).allowances(loads, site -> 3)).containsEntry(DEMO, 1);
        assertThat(new PublishingWindow(8, 0).allowances(loads, site -> 2)).containsEntry(DEMO, 0);
    }

    @Test
    void aSiteHoldsHalfTheSlotsWhileAnotherIsDue() {
        var both = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 0, 0, true));
        assertThat(new PublishingWindow(4, 0).allowances(both, site -> 64))
                .containsEntry(DEMO, 1)
                .containsEntry(OTHER, 2);
        var alone = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 0, 0, false));
        assertThat(new PublishingWindow(4, 0).allowances(alone, site -> 64)).containsEntry(DEMO, 4);
    }

    @Test
    void aSiteMayHoldWhatTheOthersCannotUse() {
        var loads = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 1, 1, true));
        assertThat(new PublishingWindow(8, 0).allowances(loads, site -> site.equals(DEMO) ? 64 : 1))
                .containsEntry(DEMO, 6)
                .containsEntry(OTHER, 0);
    }

    @Test
    void severalOthersTogetherLeaveASiteHalf() {
        var third = new SiteId("third");
        var loads = List.of(
                new SiteLoad(DEMO, 0, 0, true), new SiteLoad(OTHER, 0, 0, true), new SiteLoad(third, 0, 0, true));
        assertThat(new PublishingWindow(8, 0).allowances(loads, site -> site.equals(DEMO) ? 64 : 3))
                .containsEntry(DEMO, 4)
                .containsEntry(OTHER, 3)
                .containsEntry(third, 3);
        assertThat(new PublishingWindow(8, 0).allowances(loads, site -> Integer.MAX_VALUE))
                .containsEntry(DEMO, 4);
    }

    @Test
    void withOneSlotTwoSitesTakeTurns() {
        var loads = List.of(new SiteLoad(DEMO, 0, 0, true), new SiteLoad(OTHER, 0, 0, true));
        assertThat(new PublishingWindow(1, 0).allowances(loads, site -> 64))
                .containsEntry(DEMO, 1)
                .containsEntry(OTHER, 1);
        var held = List.of(new SiteLoad(DEMO, 1, 1, true), new SiteLoad(OTHER, 0, 0, true));
        assertThat(new PublishingWindow(1, 0).allowances(held, site -> 64))
                .containsEntry(DEMO, 0)
                .containsEntry(OTHER, 1);
    }

    @Test
    void theUrgentGoFirstWhateverTheirTurn() {
        var usual = candidate(DEMO, "backlog", "old", 5, 1);
        var urgent = candidate(DEMO, "urgent", "bob", 9, 1);
        var order = new FairOrder(Map.of(usual.queue(), 0.0, urgent.queue(), 1000.0), Map.of());
        assertThat(new PublishingWindow(2, 0).choose(List.of(usual, urgent), Map.of(DEMO, 10), order))
                .containsExactly(urgent, usual);
    }

    @Test
    void crawlsOfASiteShareItByPageLoadsNotByTasks() {
        var candidates = new ArrayList<DueTask>();
        for (int i = 0; i < 20; i++) {
            candidates.add(candidate(DEMO, "large", "large" + i, 5, 12));
            candidates.add(candidate(DEMO, "small", "small" + i, 5, 4));
        }
        var order = new FairOrder(Map.of(), Map.of());
        var chosen = new PublishingWindow(16, 0).choose(candidates, Map.of(DEMO, 16), order);
        assertThat(chosen.stream().filter(one -> one.loads() == 12)).hasSize(4);
        assertThat(chosen.stream().filter(one -> one.loads() == 4)).hasSize(12);
        assertThat(order.recent(DEMO)).isEqualTo(96);
    }

    @Test
    void aCrawlThatComesLaterTakesItsTurnAtOnceAndNoMoreThanThat() {
        var backlog = new ArrayList<DueTask>();
        for (int i = 0; i < 20; i++) {
            backlog.add(candidate(DEMO, "backlog", "old" + i, 5, 3));
            backlog.add(candidate(DEMO, "later", "new" + i, 5, 3));
        }
        // the turn of one that was idle is that of the one which was served last
        var order = new FairOrder(
                Map.of(backlog.get(0).queue(), 3003.0, backlog.get(1).queue(), 3000.0), Map.of());
        assertThat(new PublishingWindow(4, 0).choose(backlog, Map.of(DEMO, 10), order))
                .extracting(one -> one.queue().crawl().value())
                .containsExactly("later", "backlog", "later", "backlog");
    }

    @Test
    void theSiteWithFewerPageLoadsLatelyGoesFirst() {
        var busy = candidate(DEMO, "c", "busy", 5, 3);
        var calm = candidate(OTHER, "c", "calm", 5, 3);
        var second = candidate(OTHER, "c", "second", 5, 3);
        var order = new FairOrder(Map.of(), Map.of(DEMO, 5.0, OTHER, 1.0));
        assertThat(new PublishingWindow(3, 0).choose(List.of(busy, calm, second), Map.of(DEMO, 9, OTHER, 9), order))
                .containsExactly(calm, second, busy);
    }

    @Test
    void anAccountIsChosenOnce() {
        var first = candidate(DEMO, "first", "alice", 5, 3);
        var second = candidate(DEMO, "second", "alice", 5, 3);
        assertThat(new PublishingWindow(2, 0).choose(List.of(second, first), Map.of(DEMO, 10), order()))
                .containsExactly(first);
    }

    @Test
    void aSiteWithoutAllowanceIsPassedOver() {
        var demo = candidate(DEMO, "c", "alice", 9, 3);
        var other = candidate(OTHER, "c", "bob", 1, 3);
        assertThat(new PublishingWindow(2, 0).choose(List.of(demo, other), Map.of(DEMO, 0, OTHER, 1), order()))
                .containsExactly(other);
    }

    private static FairOrder order() {
        return new FairOrder(Map.of(), Map.of());
    }

    private static DueTask candidate(SiteId site, String crawl, String user, int priority, int loads) {
        var account = new Account(site, new UserId(user));
        var id = new CrawlId(crawl);
        return new DueTask(TaskId.of(id, account), account, new CrawlQueue(site, priority, id), loads);
    }
}
