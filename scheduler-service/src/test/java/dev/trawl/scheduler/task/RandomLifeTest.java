package dev.trawl.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.contract.VisitRef;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskState.RunningVisit;
import dev.trawl.scheduler.task.TaskStateMachine.DecisionContext;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TrackedTask.TaskIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random events in random order lead a task only where the protocol says, and nearly everywhere it says. */
class RandomLifeTest {

    /**
     * Every change of state in the protocol, as {@code "FROM TO"}, by the event or outcome that causes it. Events that are
     * not listed change no state. Written from the protocol's text, so it shares nothing with {@link TaskStateMachine}.
     */
    private static final Map<String, Set<String>> PROTOCOL = Map.ofEntries(
            Map.entry("Claimed", Set.of("WAITING QUEUED")),
            Map.entry("DeadlinePassed", Set.of("QUEUED WAITING", "QUEUED DEAD", "CANCELLING CANCELLED")),
            Map.entry("RowsOverdue", Set.of("FETCHED WAITING", "FETCHED DEAD")),
            Map.entry("CancelAsked", Set.of("HELD CANCELLED", "WAITING CANCELLED", "QUEUED CANCELLING")),
            Map.entry("ReleaseAsked", Set.of("HELD WAITING")),
            Map.entry("ReplayAsked", Set.of("DEAD WAITING")),
            // the third visit in a row that starts where the one before it fell silent
            Map.entry("Started", Set.of("QUEUED DEAD")),
            // without a page to store it ends at once; with a page that was unreadable or unstorable it ends dead
            Map.entry("Fetched", fromOpen("FETCHED", "STORED", "DEAD")),
            Map.entry("Empty", fromOpen("FETCHED", "EMPTY", "DEAD")),
            Map.entry("NotFound", Set.of("QUEUED NOT_FOUND", "CANCELLING NOT_FOUND")),
            Map.entry("Moved", Set.of("QUEUED MOVED", "CANCELLING MOVED")),
            Map.entry("Failed", Set.of("QUEUED WAITING", "QUEUED DEAD", "CANCELLING CANCELLED")),
            Map.entry("Blocked", Set.of("QUEUED WAITING", "QUEUED DEAD", "CANCELLING CANCELLED")),
            Map.entry("HandedBack", Set.of("QUEUED WAITING", "CANCELLING CANCELLED")),
            Map.entry("Cancelled", Set.of("QUEUED WAITING", "CANCELLING CANCELLED")),
            Map.entry("Unreadable", Set.of("FETCHED DEAD")),
            Map.entry("Unstorable", Set.of("FETCHED DEAD")),
            Map.entry("Stored", Set.of("FETCHED STORED", "FETCHED EMPTY")));

    private static final Instant T0 = Instant.parse("2026-03-04T05:06:07Z");
    private static final FetcherId FETCHER = new FetcherId("f1");
    private static final CrawlId CRAWL = new CrawlId("random");
    private static final int TASKS = 12_000;
    private static final int EVENTS = 120;

    private final Random random = new Random(20261125);
    private final Map<String, Set<String>> taken = new TreeMap<>();

    /** Pages that were sent count in every state in which the task may still be visited. */
    private static Set<String> fromOpen(String... to) {
        return Stream.of("WAITING", "QUEUED", "CANCELLING")
                .flatMap(from -> Stream.of(to).map(each -> from + " " + each))
                .collect(Collectors.toSet());
    }

    /**
     * Without what takes five refusals in a row or three visits that start and fall silent: random events do not come to that.
     * {@link TaskStateMachineTest} leads a task there.
     */
    private static Map<String, Set<String>> protocolWithoutTheRare() {
        var expected = new TreeMap<>(PROTOCOL);
        expected.remove("Started");
        expected.put("DeadlinePassed", Set.of("QUEUED WAITING", "CANCELLING CANCELLED"));
        expected.put("Blocked", Set.of("QUEUED WAITING", "CANCELLING CANCELLED"));
        return expected;
    }

    private static String name(TaskEvent event) {
        return event instanceof TaskEvent.OutcomeReceived(Outcome outcome)
                ? outcome.getClass().getSimpleName()
                : event.getClass().getSimpleName();
    }

    /** A task with what happens to it. */
    private final class Life {

        private final RetryRules rules = new RetryRules(
                3,
                new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(20)),
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
            task = new TrackedTask(identity, first, AttemptCounters.NONE, PageProgress.NONE, "", Set.of());
            visits = java.util.stream.IntStream.range(0, 6)
                    .mapToObj(n -> new VisitId(new UUID(number, n)))
                    .toList();
        }

        void step() {
            now = now.plusSeconds(random.nextInt(600));
            crawlCancelled |= random.nextInt(500) == 0;
            TaskEvent event = event();
            TrackedTask before = task;
            Transition transition = happens(event);
            if (transition instanceof Transition.Refused(String reason)) {
                assertThat(reason).as("%s to %s", event, before.state()).doesNotContain("does not become");
            }
            if (event instanceof TaskEvent.Claimed && transition instanceof Transition.Changed) {
                claims++;
            }
            assertThat(task.tries().attempt()).isEqualTo(claims);
            assertThat(task.tries().charged()).isBetween(0, rules.attempts());
            if (event instanceof TaskEvent.OutcomeReceived) {
                TrackedTask after = task;
                assertThat(happens(event))
                        .as("%s again to %s", event, after.state())
                        .isEqualTo(new Transition.Unchanged());
                assertThat(task).isEqualTo(after);
            }
        }

        private Transition happens(TaskEvent event) {
            var transition = TaskStateMachine.after(
                    task, event, new DecisionContext(now, rules, Optional.of(now.minusSeconds(1)), crawlCancelled));
            if (transition instanceof Transition.Changed changed) {
                TaskStateName from = task.state().name();
                TaskStateName to = changed.task().state().name();
                if (from != to) {
                    assertFollowsTheProtocol(name(event), from, to);
                }
                assertThat(changed.letter().isEmpty() || to == TaskStateName.DEAD)
                        .isTrue();
                task = changed.task();
            }
            return transition;
        }

        /** A task of a cancelled crawl that would wait is cancelled instead, whatever has changed it. */
        private void assertFollowsTheProtocol(String event, TaskStateName from, TaskStateName to) {
            Set<String> allowed = PROTOCOL.getOrDefault(event, Set.of());
            if (crawlCancelled && to == TaskStateName.CANCELLED) {
                assertThat(allowed.contains(from + " WAITING")
                                || allowed.contains(from + " CANCELLED")
                                || Set.of(TaskStateName.HELD, TaskStateName.WAITING)
                                        .contains(from))
                        .as("%s cancels a task that was %s, its crawl being cancelled", event, from)
                        .isTrue();
            } else {
                assertThat(allowed).as(event).contains(from + " " + to);
                taken.computeIfAbsent(event, any -> new TreeSet<>()).add(from + " " + to);
            }
        }

        private TaskEvent event() {
            return switch (random.nextInt(24)) {
                case 0 -> new TaskEvent.PublishedAgain();
                case 1 -> new TaskEvent.HeartbeatSeen(now.plusSeconds(60));
                case 2 -> new TaskEvent.DeadlinePassed(now);
                case 3 -> new TaskEvent.RowsOverdue(now.minusSeconds(900));
                case 4 -> random.nextInt(4) == 0 ? new TaskEvent.CancelAsked() : new TaskEvent.ReplayAsked();
                case 5 -> new TaskEvent.ReleaseAsked();
                case 6, 7 -> new TaskEvent.ReplayAsked();
                case 8, 9, 10, 11 -> new TaskEvent.Claimed(now.plusSeconds(600));
                case 12, 13 -> new TaskEvent.Confirmed(attempt());
                default -> new TaskEvent.OutcomeReceived(outcome());
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
                            .map(RunningVisit::visit)
                            .orElseGet(() -> visits.get(random.nextInt(visits.size()))));
            var page = new PageRef(PageKind.LIST, 1 + random.nextInt(3));
            Manifest had = random.nextInt(3) == 0 ? Manifest.EMPTY : Manifest.EMPTY.with(ref.visitId(), page);
            FailureKind kind = FailureKind.values()[random.nextInt(FailureKind.values().length)];
            return switch (random.nextInt(15)) {
                case 0, 1, 2 -> new Outcome.Started(ref, now, FETCHER);
                case 3 -> new Outcome.Fetched(ref, now, FETCHER, had);
                case 4 -> new Outcome.Empty(ref, now, FETCHER, had);
                case 5 -> new Outcome.NotFound(ref, now, FETCHER, null);
                case 14 ->
                    new Outcome.Moved(
                            ref, now, FETCHER, new VisitLocation(PageKind.PROFILE, 1, "https://blog.test/@new", 200));
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
    void everyTransitionIsTheProtocolsAndEveryOneOfTheProtocolIsTaken() {
        var reached = EnumSet.noneOf(TaskStateName.class);
        for (int number = 0; number < TASKS; number++) {
            var life = new Life(number);
            for (int i = 0; i < EVENTS; i++) {
                life.step();
                reached.add(life.task.state().name());
            }
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(TaskStateName.class));
        assertThat(taken)
                .allSatisfy((event, changes) -> assertThat(PROTOCOL)
                        .extractingByKey(event)
                        .satisfies(legal -> assertThat(legal).containsAll(changes)));
        assertThat(protocolWithoutTheRare())
                .allSatisfy((event, changes) -> assertThat(taken.get(event)).containsAll(changes));
    }
}
