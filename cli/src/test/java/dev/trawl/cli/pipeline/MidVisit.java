package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.pipeline.Fleet.OngoingVisit;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Topics;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A crawl that has come to the middle of a visit: some of its pages are captured, others are to come. Everybody else is
 * idle.
 */
final class MidVisit {

    private static final Duration LIMIT = allow(Duration.ofMinutes(2));

    /** The profile and the first page of the list. */
    private static final int CAPTURED = 2;

    private final RunningPipeline pipeline;
    private final List<DemoUser> users;
    private final String crawl;
    private final OngoingVisit visit;
    private Instant hit = Instant.MAX;

    private MidVisit(RunningPipeline pipeline, List<DemoUser> users, String crawl, OngoingVisit visit) {
        this.pipeline = pipeline;
        this.users = users;
        this.crawl = crawl;
        this.visit = visit;
    }

    /** What is done to the pipeline. */
    @FunctionalInterface
    interface Fault {
        void happens() throws Exception;
    }

    /**
     * Crawls two users and waits for the middle of the first one's visit.
     *
     * @param user one with several pages
     * @param after whose visit comes before or after
     */
    static MidVisit reached(RunningPipeline pipeline, DemoUser user, DemoUser after) {
        var fleet = new Fleet(pipeline.stack());
        Awaitility.await("all fetchers are idle").atMost(LIMIT).until(fleet::isIdle);
        String crawl = pipeline.submitDemo("list", List.of(user.userId(), after.userId()));
        List<OngoingVisit> visits = Awaitility.await("the middle of the visit to " + user.userId())
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(fleet::visits, all -> all.stream().anyMatch(one -> isInTheMiddle(one, user)));
        assertThat(visits).as("the other fetcher is idle").hasSize(1);
        return new MidVisit(pipeline, List.of(user, after), crawl, visits.getFirst());
    }

    private static boolean isInTheMiddle(OngoingVisit visit, DemoUser user) {
        return visit.visit().userId().value().equals(user.userId()) && visit.pages() >= CAPTURED;
    }

    OngoingVisit visit() {
        return visit;
    }

    /** Those of the fetcher that makes the visit, as they are now. */
    BrowserProcesses processes() {
        return BrowserProcesses.of(visit.fetcher().pid());
    }

    /** Lets it happen now. That the visit was still under way is seen only once the crawl {@linkplain #endsRight has ended}. */
    void hit(Fault fault) throws Exception {
        hit = Clock.systemUTC().instant();
        fault.happens();
    }

    /** From the fault to the next visit of the same task. */
    Duration untilNextStart(Outcome.Started next) {
        return Duration.between(hit, next.at());
    }

    /** Waits for the next visit of the same task. */
    Outcome.Started nextStart() {
        try (TestKafka kafka = pipeline.kafka()) {
            return Awaitility.await("the next visit of the task")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> laterStarts(kafka), starts -> !starts.isEmpty())
                    .getFirst();
        }
    }

    private List<Outcome.Started> laterStarts(TestKafka kafka) {
        return outcomes(kafka).stream()
                .filter(Outcome.Started.class::isInstance)
                .map(Outcome.Started.class::cast)
                .filter(start -> start.at().isAfter(hit))
                .toList();
    }

    /** What was told of the task so far, in the order in which it was seen. */
    List<Outcome> outcomes() {
        try (TestKafka kafka = pipeline.kafka()) {
            return outcomes(kafka);
        }
    }

    private List<Outcome> outcomes(TestKafka kafka) {
        return RunningPipeline.messages(kafka, new Topics("").outcomes(), Outcome.class).stream()
                .filter(outcome -> outcome.visit().taskId().equals(visit.visit().taskId()))
                .sorted(Comparator.comparing(Outcome::at))
                .toList();
    }

    /** How the visit that was hit has failed; empty where it was never heard of again, or did not fail. */
    Optional<Outcome.Failed> failure() {
        return outcomes().stream()
                .filter(outcome -> outcome.visit().equals(visit.visit()))
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .findFirst();
    }

    /** The crawl ends, as the demo blog intends, and every row is stored once. Answers the end of the task that was hit. */
    TaskEnd endsRight() throws Exception {
        List<TaskEnd> ends = pipeline.ends(crawl, LIMIT);
        assertThat(outcomes())
                .as("the visit had not ended when it was hit")
                .filteredOn(outcome -> outcome.at().isBefore(hit))
                .allMatch(Outcome.Started.class::isInstance);
        assertThat(ends.stream().collect(Collectors.toMap(TaskEnd::user, TaskEnd::end)))
                .isEqualTo(users.stream()
                        .collect(Collectors.toMap(
                                DemoUser::userId, user -> user.ending().label())));
        Rows rows = pipeline.rows(crawl);
        assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
        assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
        assertThat(rows.observations()).doesNotHaveDuplicates().hasSameSizeAs(rows.articles());
        return ends.stream()
                .filter(end -> end.user().equals(users.getFirst().userId()))
                .findFirst()
                .orElseThrow();
    }
}
