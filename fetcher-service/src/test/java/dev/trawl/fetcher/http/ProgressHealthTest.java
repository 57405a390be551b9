package dev.trawl.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.SlotStatus;
import dev.trawl.fetcher.visit.Timeline;
import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ProgressHealthTest {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final SteppingClock clock = SteppingClock.somewhen();
    private final SlotStatus slotStatus = new SlotStatus(1, clock);
    private final Timeline timeline = new Timeline(clock);

    private Status health() {
        return new ProgressHealth(slotStatus, clock).health().getStatus();
    }

    private void beginVisit() {
        var account = new Account(new SiteId("demo"), new UserId("u"));
        var crawl = new CrawlId("c");
        var ref = new VisitRef(TaskId.of(crawl, account), crawl, account.site(), account.userId(), 1, VisitId.draw());
        slotStatus.beginVisit(1, ref, timeline);
    }

    @Test
    void isDownWhereASlotNoLongerAsksForTasks() {
        clock.step(BOUND);
        assertThat(health()).isEqualTo(Status.UP);

        clock.step(Duration.ofSeconds(1));

        assertThat(health()).isEqualTo(Status.DOWN);
        slotStatus.polled(1);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhereAVisitStaysAtOneStep() {
        clock.step(BOUND);
        beginVisit();
        timeline.step("loads");
        clock.step(BOUND);
        assertThat(health()).isEqualTo(Status.UP);

        clock.step(Duration.ofSeconds(1));

        assertThat(health()).isEqualTo(Status.DOWN);
        timeline.step("goes on");
        assertThat(health()).isEqualTo(Status.UP);
    }
}
