package dev.trawl.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.FailureKind;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Limits;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever happens to tasks, in whatever order. */
class RandomLifeTest {

    private static final Instant T0 = Instant.parse("2026-03-04T05:06:07Z");
    private static final FetcherId FETCHER = new FetcherId("f1");
    private static final CrawlId CRAWL = new CrawlId("random");
    private static final int TASKS = 400;
    private static final int EVENTS = 120;

    private final Random random = new Random(20261125);

    /** A task with what happens to it. */
    private final class Life {

        private final RetryRules rules = new RetryRules(
                3,
                new Limits(Duration.ofSeconds(30), Duration.ofSeconds(20)),
                Duration.ZERO,
                Backoff.of(Duration.ofSeconds(10), Duration.ofMinutes(10), () -> 0.5),
                true);
        private final List<VisitId> visits;
        private TrackedTask task;
        private Instant now = T0;
        private boolean crawlCancelled;
        private int claims;

        Life(int number) {
            var account = new Account(new SiteId("demo"), new UserId("u" + number));
            var identity =
                    new TaskIdentity(TaskId.of(CRAWL, account), CRAWL, account, Scope.values()[number % 3], 5, T0);
            TaskState first = number % 4 == 0 ? new TaskState.Held() : new TaskState.Waiting(T0);
            task = new TrackedTask(identity, first, Tries.NONE, PagesSoFar.NONE, "", Set.of());
            visits = java.util.stream.IntStream.range(0, 6)
                    .mapToObj(n -> new VisitId(new UUID(number, n)))
                    .toList();
        }

        void step() {
            now = now.plusSeconds(random.nextInt(600));
            crawlCancelled |= random.nextInt(500) == 0;
            TaskEvent event = event();
            TrackedTask before = task;
            Verdict verdict = happens(event);
            if (verdict instanceof Verdict.Refused(String reason)) {
                assertThat(reason).as("%s to %s", event, before.state()).doesNotContain("does not become");
            }
            if (event instanceof TaskEvent.Claimed && verdict instanceof Verdict.Changed) {
                claims++;
            }
            assertThat(task.tries().attempt()).isEqualTo(claims);
            assertThat(task.tries().charged()).isBetween(0, rules.attempts());
            if (event instanceof TaskEvent.Told) {
                TrackedTask after = task;
                assertThat(happens(event))
                        .as("%s again to %s", event, after.state())
                        .isEqualTo(new Verdict.Unchanged());
                assertThat(task).isEqualTo(after);
            }
        }

        private Verdict happens(TaskEvent event) {
            var verdict = TaskLife.after(
                    task, event, new Circumstances(now, rules, Optional.of(now.minusSeconds(1)), crawlCancelled));
            if (verdict instanceof Verdict.Changed changed) {
                StateName from = task.state().name();
                StateName to = changed.task().state().name();
                assertThat(from == to || from.next().contains(to))
                        .as("%s to %s", from, to)
                        .isTrue();
                assertThat(changed.letter().isEmpty() || to == StateName.DEAD).isTrue();
                task = changed.task();
            }
            return verdict;
        }

        private TaskEvent event() {
            return switch (random.nextInt(24)) {
                case 0 -> new TaskEvent.PublishedAgain();
                case 1 -> new TaskEvent.SeenAtWork(now.plusSeconds(60));
                case 2 -> new TaskEvent.TimeUp(now);
                case 3 -> new TaskEvent.RowsOverdue(now.minusSeconds(900));
                case 4 -> random.nextInt(4) == 0 ? new TaskEvent.CancelAsked() : new TaskEvent.ReplayAsked();
                case 5 -> new TaskEvent.ReleaseAsked();
                case 6, 7 -> new TaskEvent.ReplayAsked();
                case 8, 9, 10, 11 -> new TaskEvent.Claimed(now.plusSeconds(600));
                case 12, 13 -> new TaskEvent.Confirmed(attempt());
                default -> new TaskEvent.Told(outcome());
            };
        }

        private int attempt() {
            return Math.max(1, task.tries().attempt() - (random.nextInt(3) == 0 ? 1 : 0));
        }

        private Outcome outcome() {
            var ref = new VisitRef(
                    task.identity().taskId(),
                    CRAWL,
                    task.identity().account().site(),
                    task.identity().account().userId(),
                    attempt(),
                    task.state()
                            .running()
                            .filter(running -> random.nextInt(3) > 0)
                            .map(Running::visit)
                            .orElseGet(() -> visits.get(random.nextInt(visits.size()))));
            var page = new PageRef(PageKind.LIST, 1 + random.nextInt(3));
            Manifest had = random.nextInt(3) == 0 ? Manifest.EMPTY : Manifest.EMPTY.with(ref.visitId(), page);
            FailureKind kind = FailureKind.values()[random.nextInt(FailureKind.values().length)];
            return switch (random.nextInt(14)) {
                case 0, 1, 2 -> new Outcome.Started(ref, now, FETCHER);
                case 3 -> new Outcome.Fetched(ref, now, FETCHER, had);
                case 4 -> new Outcome.Empty(ref, now, FETCHER, had);
                case 5 -> new Outcome.NotFound(ref, now, FETCHER, null);
                case 6, 7 ->
                    new Outcome.Failed(
                            ref,
                            now,
                            FETCHER,
                            kind,
                            "it failed",
                            null,
                            random.nextBoolean(),
                            had,
                            List.of(),
                            random.nextInt(6) == 0);
                case 8 -> new Outcome.Blocked(ref, now, FETCHER, "429", null, null, had);
                case 9 -> new Outcome.HandedBack(ref, now, FETCHER, "stops", had);
                case 10 -> new Outcome.Cancelled(ref, now, FETCHER);
                case 11 -> new Outcome.Unreadable(ref, now, page, "no date");
                case 12 -> new Outcome.Unstorable(ref, now, page, "out of range");
                default -> new Outcome.Stored(ref, now, had.size());
            };
        }
    }

    @Test
    void everyEventIsLegalInEveryStateARepeatedOutcomeChangesNothingAndTheCountsAddUp() {
        Map<StateName, Integer> counts = new EnumMap<>(StateName.class);
        var reached = EnumSet.noneOf(StateName.class);
        for (int number = 0; number < TASKS; number++) {
            var life = new Life(number);
            for (int i = 0; i < EVENTS; i++) {
                life.step();
                reached.add(life.task.state().name());
            }
            counts.merge(life.task.state().name(), 1, Integer::sum);
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(StateName.class));
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TASKS);
    }
}
