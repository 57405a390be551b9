package dev.trawl.scheduler.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.crawl.WaitReason.PipelineState;
import dev.trawl.scheduler.site.SitePace;
import dev.trawl.scheduler.site.SiteStore.SiteStatus;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskCounts.Group;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.sitefile.Pace;
import dev.trawl.sitefile.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitReasonTest {

    private static final Instant NOW = Instant.parse("2025-01-01T12:00:00Z");
    private static final SiteId CNBLOGS = new SiteId("cnblogs");
    private static final SiteId CSDN = new SiteId("csdn");
    private static final SiteId DEMO = new SiteId("demo");
    private static final Map<SiteId, Pace> PACES =
            Map.of(CNBLOGS, pace("30/min", 2), CSDN, pace("2/s", 3), DEMO, pace("unlimited", 64));

    private static Pace pace(String rate, int tasksOut) {
        return new Pace(Rate.parse(rate), tasksOut, null, null, null);
    }

    private static PipelineState pipeline(boolean kafka, int slots, long unstored) {
        return new PipelineState(NOW, kafka, slots, unstored, 5000, PACES);
    }

    private static final PipelineState USUAL = pipeline(true, 4, 7);

    private static CrawlProgress crawl(Map<SiteId, Long> waiting, Group... others) {
        long inAll = waiting.values().stream().mapToLong(Long::longValue).sum();
        var groups = new java.util.ArrayList<>(Arrays.asList(others));
        groups.add(new Group(TaskStateName.WAITING, "", inAll));
        return new CrawlProgress(
                new CrawlId("mine"),
                CNBLOGS,
                List.copyOf(waiting.keySet()),
                "list",
                "http",
                NOW,
                Optional.empty(),
                Optional.empty(),
                TaskCounts.of(groups),
                waiting,
                0,
                inAll == 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(1)),
                Optional.empty());
    }

    private static Group group(TaskStateName state, long tasks) {
        return new Group(state, "", tasks);
    }

    private static SiteStatus out(int tasks) {
        return status(tasks, 1, Duration.ZERO);
    }

    private static SiteStatus status(int tasks, double slowed, Duration crawlDelay) {
        var pace = new SitePace(slowed, Optional.of(NOW.minusSeconds(60)), crawlDelay, Optional.empty());
        return new SiteStatus(false, Optional.empty(), tasks, pace);
    }

    @Test
    void saysByHowMuchASiteIsSlowerThanItsFileAndWhy() {
        CrawlProgress crawl = crawl(Map.of(CNBLOGS, 17L), group(TaskStateName.QUEUED, 2));

        assertThat(WaitReason.of(crawl, Map.of(CNBLOGS, status(2, 4, Duration.ofSeconds(2))), USUAL))
                .isEqualTo("17 tasks wait for the pace of cnblogs: 30 page loads a minute,"
                        + " 4.0 times slower since it refused");
        assertThat(WaitReason.of(crawl, Map.of(CNBLOGS, status(2, 4, Duration.ofSeconds(30))), USUAL))
                .isEqualTo("17 tasks wait for the pace of cnblogs: 30 page loads a minute,"
                        + " and robots.txt asks for 30 s between loads");
    }

    @Test
    void saysThatOneTaskIsOutUntilRobotsTxtIsRead() {
        CrawlProgress crawl = crawl(Map.of(CNBLOGS, 17L), group(TaskStateName.QUEUED, 1));
        var unread = new SiteStatus(false, Optional.empty(), 1, SitePace.UNKNOWN);

        assertThat(WaitReason.of(crawl, Map.of(CNBLOGS, unread), USUAL))
                .isEqualTo(
                        "17 tasks wait for the robots.txt of cnblogs: one task at a time until a fetcher has read it");
    }

    @Test
    void saysThatACrawlIsPausedAndHowItGoesOn() {
        CrawlProgress going = crawl(Map.of(CNBLOGS, 17L));
        var paused = new CrawlProgress(
                going.crawl(),
                going.site(),
                going.sites(),
                going.scope(),
                going.source(),
                going.submittedAt(),
                going.cancelledAt(),
                Optional.of(NOW),
                going.counts(),
                going.waiting(),
                going.pages(),
                going.nextDue(),
                going.lastReason());

        assertThat(WaitReason.of(paused, Map.of(), USUAL))
                .isEqualTo("it is paused: resume it with POST /api/crawls/mine/resume");
    }

    @Test
    void namesThePaceOfASiteThatHasAllOutThatItMay() {
        CrawlProgress crawl =
                crawl(Map.of(CNBLOGS, 17L), group(TaskStateName.QUEUED, 1), group(TaskStateName.FETCHED, 1));

        assertThat(WaitReason.of(crawl, Map.of(CNBLOGS, out(2)), USUAL))
                .isEqualTo("17 tasks wait for the pace of cnblogs: 30 page loads a minute");
    }

    @Test
    void namesThePaceAlsoWhereAnotherCrawlUsesItUp() {
        assertThat(WaitReason.of(crawl(Map.of(CSDN, 1L)), Map.of(CSDN, out(3)), USUAL))
                .isEqualTo("1 task waits for the pace of csdn: 2 page loads a second");
    }

    @Test
    void namesTheSiteWithTheMostWaitingAndOnlyItsTasks() {
        assertThat(WaitReason.of(
                        crawl(Map.of(CNBLOGS, 5L, CSDN, 9L, DEMO, 100L)),
                        Map.of(CNBLOGS, out(2), CSDN, out(3), DEMO, out(64)),
                        USUAL))
                .isEqualTo("9 tasks wait for the pace of csdn: 2 page loads a second");
    }

    @ParameterizedTest
    @CsvSource({"17, 4, 17 tasks wait for 4 slots", "1, 4, 1 task waits for 4 slots", "2, 1, 2 tasks wait for 1 slot"})
    void namesTheSlotsWhereTheSiteMayHaveMoreOut(long waiting, int slots, String sentence) {
        CrawlProgress crawl = crawl(Map.of(CNBLOGS, waiting));

        assertThat(WaitReason.of(crawl, Map.of(CNBLOGS, out(1)), pipeline(true, slots, 0)))
                .isEqualTo(sentence);
        assertThat(WaitReason.of(crawl, Map.of(), pipeline(true, slots, 0))).isEqualTo(sentence);
    }

    @Test
    void namesTheSlotsWhereThePaceHasNoLimitOrTheSiteNoFile() {
        var unknown = new SiteId("gone");

        assertThat(WaitReason.of(crawl(Map.of(DEMO, 5L)), Map.of(DEMO, out(64)), USUAL))
                .isEqualTo("5 tasks wait for 4 slots");
        assertThat(WaitReason.of(crawl(Map.of(unknown, 5L)), Map.of(unknown, out(9)), USUAL))
                .isEqualTo("5 tasks wait for 4 slots");
    }

    @Test
    void aPausedOrRestingSiteIsNamedBeforeItsPace() {
        CrawlProgress crawl = crawl(Map.of(CNBLOGS, 3L));

        assertThat(WaitReason.of(
                        crawl, Map.of(CNBLOGS, new SiteStatus(true, Optional.empty(), 2, SitePace.UNKNOWN)), USUAL))
                .isEqualTo("site cnblogs is paused");
        var resting = new SiteStatus(false, Optional.of(NOW.plus(Duration.ofMinutes(5))), 2, SitePace.UNKNOWN);
        assertThat(WaitReason.of(crawl, Map.of(CNBLOGS, resting), USUAL))
                .isEqualTo("site cnblogs asked to be left alone until 2025-01-01T12:05:00Z");
    }

    @Test
    void whatHoldsEverythingIsNamedFirst() {
        CrawlProgress crawl = crawl(Map.of(CNBLOGS, 3L));
        Map<SiteId, SiteStatus> full = Map.of(CNBLOGS, out(2));

        assertThat(WaitReason.of(crawl, full, pipeline(false, 4, 0))).isEqualTo("Kafka is away");
        assertThat(WaitReason.of(crawl, full, pipeline(true, 0, 0))).isEqualTo("no fetcher is running");
        assertThat(WaitReason.of(crawl, full, pipeline(true, 4, 5000)))
                .isEqualTo("parser and storage are behind: 5000 pages are fetched and not yet stored");
    }

    @ParameterizedTest
    @CsvSource({"1, pages of 1 task are being parsed and stored", "2, pages of 2 tasks are being parsed and stored"})
    void saysThatPagesAreOnTheirWay(long fetched, String sentence) {
        assertThat(WaitReason.of(crawl(Map.of(), group(TaskStateName.FETCHED, fetched)), Map.of(), USUAL))
                .isEqualTo(sentence);
    }

    @Test
    void saysNothingWhereNothingHolds() {
        assertThat(WaitReason.of(crawl(Map.of(), group(TaskStateName.STORED, 3)), Map.of(), USUAL))
                .isEmpty();
        assertThat(WaitReason.of(crawl(Map.of(), group(TaskStateName.QUEUED, 3)), Map.of(), USUAL))
                .isEmpty();
    }

    @Test
    void saysWhenTheNextIsDueAlsoWhileOthersAreOut() {
        CrawlProgress due = crawl(Map.of(DEMO, 1L), group(TaskStateName.QUEUED, 1));
        var later = new CrawlProgress(
                due.crawl(),
                due.site(),
                due.sites(),
                due.scope(),
                due.source(),
                due.submittedAt(),
                due.cancelledAt(),
                due.pausedAt(),
                due.counts(),
                due.waiting(),
                due.pages(),
                Optional.of(NOW.plusSeconds(5)),
                Optional.of("timeout: nothing came"));

        assertThat(WaitReason.of(later, Map.of(DEMO, out(1)), USUAL))
                .isEqualTo("the next attempt is due at 2025-01-01T12:00:05Z (timeout: nothing came)");
    }
}
