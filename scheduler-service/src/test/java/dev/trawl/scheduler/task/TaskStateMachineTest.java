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
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.contract.VisitRef;
import dev.trawl.scheduler.task.SiteRules.RetryRules;
import dev.trawl.scheduler.task.TaskStateMachine.DecisionContext;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TrackedTask.TaskIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a task. */
class TaskStateMachineTest {

    private static final Instant T0 = Instant.parse("2026-03-04T05:06:07Z");
    private static final FetcherId FETCHER = new FetcherId("f1");
    private static final Account ALICE = new Account(new SiteId("demo"), new UserId("alice"));
    private static final CrawlId CRAWL = new CrawlId("first");
    private static final VisitId A = VisitId.draw();
    private static final VisitId B = VisitId.draw();
    private static final PageRef PROFILE = new PageRef(PageKind.PROFILE, 1);
    private static final PageRef LIST_1 = new PageRef(PageKind.LIST, 1);
    private static final PageRef LIST_2 = new PageRef(PageKind.LIST, 2);
    private static final RetryRules RULES = new RetryRules(
            3,
            new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(20)),
            Duration.ofSeconds(2),
            new Backoff(
                    new Backoff.Delay(Duration.ofSeconds(10), Duration.ofMinutes(10)),
                    Map.of(FailureKind.BROWSER, new Backoff.Delay(Duration.ofSeconds(2), Duration.ofSeconds(3))),
                    () -> 0.5),
            true);
    private static final RetryRules SCROLLED = new RetryRules(3, RULES.limits(), RULES.pause(), RULES.backoff(), false);

    private Instant now = T0;
    private Optional<Instant> siteSucceededAt = Optional.empty();
    private RetryRules rules = RULES;
    private boolean crawlCancelled;
    private TrackedTask task = taskOf(Scope.LIST);
    private Optional<dev.trawl.contract.DeadLetter> letter = Optional.empty();

    private static TrackedTask taskOf(Scope scope) {
        return new TrackedTask(
                new TaskIdentity(TaskId.of(CRAWL, ALICE), CRAWL, ALICE, scope, 5, T0),
                new TaskState.Waiting(T0),
                AttemptCounters.NONE,
                PageProgress.NONE,
                "",
                Set.of());
    }

    private Transition happens(TaskEvent event) {
        Transition transition =
                TaskStateMachine.after(task, event, new DecisionContext(now, rules, siteSucceededAt, crawlCancelled));
        if (transition instanceof Transition.Changed(TrackedTask next, var written)) {
            task = next;
            letter = written;
        }
        return transition;
    }

    private Transition received(Outcome outcome) {
        return happens(new TaskEvent.OutcomeReceived(outcome));
    }

    private VisitRef visit(int attempt, VisitId visit) {
        return new VisitRef(task.identity().taskId(), CRAWL, ALICE.site(), ALICE.userId(), attempt, visit);
    }

    private VisitRef visit(VisitId visit) {
        return visit(task.tries().attempt(), visit);
    }

    private void published() {
        happens(new TaskEvent.Claimed(now.plus(Duration.ofMinutes(10))));
        happens(new TaskEvent.Confirmed(task.tries().attempt()));
        assertThat(task.state()).isInstanceOf(TaskState.Queued.class);
    }

    private Transition started(VisitRef visit) {
        return received(new Outcome.Started(visit, now, FETCHER));
    }

    private void running(VisitId visit) {
        published();
        started(visit(visit));
    }

    private static Manifest pages(VisitId visit, PageRef... pages) {
        Manifest manifest = Manifest.EMPTY;
        for (PageRef page : pages) {
            manifest = manifest.with(visit, page);
        }
        return manifest;
    }

    private Outcome fetched(VisitRef visit, PageRef... pages) {
        return new Outcome.Fetched(visit, now, FETCHER, pages(visit.visitId(), pages));
    }

    private Outcome.Failed failed(VisitRef visit, FailureKind kind, boolean charged, boolean dead, PageRef... missing) {
        return new Outcome.Failed(
                visit,
                now,
                FETCHER,
                kind,
                "it failed",
                null,
                charged,
                pages(visit.visitId(), PROFILE),
                List.of(missing),
                dead);
    }

    private Outcome.Failed lacking(Manifest had, List<PageRef> missing, @Nullable List<WantedPages> want) {
        VisitRef visit = visit(task.state().running().orElseThrow().visit());
        return new Outcome.Failed(
                visit, now, FETCHER, FailureKind.PAGE, "not given", null, true, had, missing, false, want);
    }

    private static PageRef list(int number) {
        return new PageRef(PageKind.LIST, number);
    }

    private static PageRef article(int number) {
        return new PageRef(PageKind.ARTICLE, number);
    }

    private static WantedPages wanted(int from, @Nullable Integer to) {
        return new WantedPages(PageKind.LIST, from, to);
    }

    private Outcome blocked(VisitRef visit) {
        return new Outcome.Blocked(visit, now, FETCHER, "429", null, null, Manifest.EMPTY);
    }

    private TaskStateName state() {
        return task.state().name();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private Transition timeUp() {
        return happens(new TaskEvent.DeadlinePassed(now));
    }

    @Nested
    class Succeeding {

        @Test
        void goesFromWaitingToStored() {
            published();
            started(visit(A));
            received(fetched(visit(A), PROFILE, LIST_1));
            assertThat(state()).isEqualTo(TaskStateName.FETCHED);
            received(new Outcome.Stored(visit(A), now, 2));
            assertThat(state()).isEqualTo(TaskStateName.STORED);
        }

        @Test
        void emptyEndsEmptyWhenItsProfileIsStored() {
            running(A);
            received(new Outcome.Empty(visit(A), now, FETCHER, pages(A, PROFILE)));
            assertThat(state()).isEqualTo(TaskStateName.FETCHED);
            received(new Outcome.Stored(visit(A), now, 1));
            assertThat(state()).isEqualTo(TaskStateName.EMPTY);
        }

        @Test
        void emptyWithoutPagesEndsAtOnce() {
            running(A);
            received(new Outcome.Empty(visit(A), now, FETCHER, Manifest.EMPTY));
            assertThat(state()).isEqualTo(TaskStateName.EMPTY);
        }

        @Test
        void notFoundIsAnEnd() {
            running(A);
            received(new Outcome.NotFound(visit(A), now, FETCHER, null));
            assertThat(state()).isEqualTo(TaskStateName.NOT_FOUND);
        }

        @Test
        void movedIsAnEndThatNamesTheNewAddress() {
            running(A);
            received(new Outcome.Moved(
                    visit(A), now, FETCHER, new VisitLocation(PageKind.PROFILE, 1, "https://blog.test/@new", 200)));
            assertThat(state()).isEqualTo(TaskStateName.MOVED);
            assertThat(task.reason()).isEqualTo("its address leads to https://blog.test/@new");
        }

        @Test
        void whatAVisitRemarkedIsKeptWhenItsRowsAreStored() {
            running(A);
            received(new Outcome.Fetched(visit(A), now, FETCHER, pages(A, PROFILE), "1 of 41 not shown"));
            received(new Outcome.Stored(visit(A), now, 1));
            assertThat(state()).isEqualTo(TaskStateName.STORED);
            assertThat(task.reason()).isEqualTo("1 of 41 not shown");
        }

        @Test
        void fetchedOfAnOlderAttemptCountsAndStopsTheYoungerVisit() {
            running(A);
            VisitRef first = visit(A);
            received(new Outcome.HandedBack(first, now, FETCHER, "stopping", Manifest.EMPTY));
            running(B);
            received(fetched(first, PROFILE));
            assertThat(state()).isEqualTo(TaskStateName.FETCHED);
            assertThat(task.stopped()).containsExactly(B);
            received(new Outcome.Stored(first, now, 1));
            assertThat(state()).isEqualTo(TaskStateName.STORED);
        }

        @Test
        void storedOfAnOlderManifestDoesNotEndIt() {
            running(A);
            VisitRef first = visit(A);
            received(failed(first, FailureKind.TIMEOUT, true, false));
            later(Duration.ofMinutes(1));
            running(B);
            received(fetched(visit(B), PROFILE, LIST_1));
            assertThat(received(new Outcome.Stored(first, now, 1))).isInstanceOf(Transition.Unchanged.class);
        }

        @Test
        void whatIsToldTwiceChangesNothing() {
            running(A);
            Outcome fetched = fetched(visit(A), PROFILE);
            Outcome stored = new Outcome.Stored(visit(A), now, 1);
            received(fetched);
            assertThat(received(fetched)).isInstanceOf(Transition.Unchanged.class);
            received(stored);
            for (Outcome again : List.of(
                    new Outcome.Started(visit(A), now, FETCHER),
                    fetched,
                    stored,
                    failed(visit(A), FailureKind.CLICK, true, true),
                    blocked(visit(A)),
                    new Outcome.Unreadable(visit(A), now, PROFILE, "late"))) {
                assertThat(received(again)).as(again.toString()).isInstanceOf(Transition.Unchanged.class);
            }
        }
    }

    @Nested
    class Failing {

        @Test
        void isTriedAgainWithGrowingDelaysAndEndsDeadWithALetterOfOurs() {
            running(A);
            received(failed(visit(A), FailureKind.TIMEOUT, true, false));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plus(Duration.ofMillis(7_500))));
            later(Duration.ofMinutes(1));
            running(B);
            received(failed(visit(B), FailureKind.TIMEOUT, true, false));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plus(Duration.ofSeconds(15))));
            later(Duration.ofMinutes(1));
            running(VisitId.draw());
            VisitId last = task.state().running().orElseThrow().visit();
            received(failed(visit(last), FailureKind.CLICK, true, false));
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.CLICK, 3));
            assertThat(letter).hasValueSatisfying(written -> {
                assertThat(written.kind()).isEqualTo(FailureKind.CLICK);
                assertThat(written.by()).isEqualTo("scheduler");
                assertThat(written.visit().visitId()).isEqualTo(last);
            });
        }

        @ParameterizedTest
        @EnumSource(FailureKind.class)
        void endsDeadWhenTheFetcherWroteTheLetter(FailureKind kind) {
            running(A);
            received(failed(visit(A), kind, true, true));
            assertThat(task.state()).isEqualTo(new TaskState.Dead(kind, 1));
            assertThat(letter).isEmpty();
        }

        @Test
        void waitsAsLongAsItsKindSays() {
            running(A);
            received(failed(visit(A), FailureKind.TIMEOUT, true, false));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plusMillis(7500)));
            later(Duration.ofHours(1));
            running(B);
            received(failed(visit(B), FailureKind.BROWSER, true, false));
            // doubled to 4 s, but no longer than 3 s, and of that three quarters
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plusMillis(2250)));
        }

        @Test
        void whatIsNotChargedNeverEndsIt() {
            for (int i = 0; i < 20; i++) {
                VisitId visit = VisitId.draw();
                running(visit);
                received(failed(visit(visit), FailureKind.BROWSER, false, false));
                later(Duration.ofHours(1));
            }
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
            assertThat(task.tries().charged()).isZero();
            assertThat(task.tries().attempt()).isEqualTo(20);
        }

        @Test
        void ofAnOlderAttemptChangesNothing() {
            running(A);
            VisitRef first = visit(A);
            received(new Outcome.HandedBack(first, now, FETCHER, "stopping", Manifest.EMPTY));
            running(B);
            TrackedTask before = task;
            received(failed(first, FailureKind.TIMEOUT, true, true));
            assertThat(task).isEqualTo(before);
        }

        @Test
        void missingPagesAreWantedNextTimeAndNothingElseWhereTheFetcherSaysSo() {
            running(A);
            received(lacking(
                    pages(A, PROFILE),
                    List.of(list(34), list(36), list(35)),
                    List.of(wanted(36, 36), wanted(34, 34), wanted(35, 35))));
            assertThat(task.pages().want()).containsExactly(wanted(34, 36));
            assertThat(task.pages().have()).isEqualTo(pages(A, PROFILE));
        }

        @Test
        void aListWhoseEndNobodyKnowsIsWantedToItsEnd() {
            running(A);
            received(lacking(pages(A, PROFILE), List.of(LIST_1), null));
            assertThat(task.pages().want()).containsExactly(wanted(1, null));
        }

        @Test
        void withoutAWordOnTheListsEndItsLastPageIsWantedAgain() {
            running(A);
            received(lacking(pages(A, PROFILE, LIST_1, LIST_2, list(4), list(5)), List.of(list(3)), null));
            assertThat(task.pages().want()).containsExactly(wanted(3, 3), wanted(5, null));
        }

        @Test
        void aToldOpenEndStaysOpen() {
            running(A);
            received(lacking(
                    pages(A, PROFILE, LIST_1), List.of(LIST_2), List.of(new WantedPages(PageKind.LIST, 2, null))));
            assertThat(task.pages().want()).containsExactly(wanted(2, null));
        }

        @Test
        void aTimeoutKeepsWhatWasHadAndWantsTheRest() {
            running(A);
            received(failed(visit(A), FailureKind.TIMEOUT, true, false));
            assertThat(task.pages().want()).containsExactly(wanted(1, null));
            assertThat(task.pages().have()).isEqualTo(pages(A, PROFILE));
        }

        @Test
        void aBlockAndAHandBackKeepWhatWasHadAndWantTheRest() {
            running(A);
            received(new Outcome.Blocked(visit(A), now, FETCHER, "429", null, null, pages(A, PROFILE, LIST_1, LIST_2)));
            assertThat(task.pages().want()).containsExactly(wanted(2, null));
            later(Duration.ofMinutes(1));
            running(B);
            Manifest had = task.pages().have().with(B, LIST_2).with(B, list(3));
            received(new Outcome.HandedBack(visit(B), now, FETCHER, "stopping", had));
            assertThat(task.pages().want()).containsExactly(wanted(3, null));
            assertThat(task.pages().have()).isEqualTo(had);
        }

        @Test
        void aVisitThatSentNothingLeavesWhatIsWanted() {
            running(A);
            received(failed(visit(A), FailureKind.TIMEOUT, true, false));
            later(Duration.ofMinutes(1));
            running(B);
            received(new Outcome.HandedBack(
                    visit(B), now, FETCHER, "stopping", task.pages().have()));
            assertThat(task.pages().want()).containsExactly(wanted(1, null));
        }

        @Test
        void ofNamedPagesThoseThatWereSentAreWantedNoMore() {
            running(A);
            received(lacking(pages(A, PROFILE, LIST_1), List.of(list(2), list(3)), List.of(wanted(2, 3))));
            later(Duration.ofMinutes(1));
            running(B);
            received(new Outcome.HandedBack(
                    visit(B), now, FETCHER, "stopping", task.pages().have().with(B, LIST_2)));
            assertThat(task.pages().want()).containsExactly(wanted(3, 3));
        }

        @Test
        void articlesGoOnWhereTheyStopped() {
            task = taskOf(Scope.BODIES);
            running(A);
            received(new Outcome.HandedBack(
                    visit(A), now, FETCHER, "stopping", pages(A, PROFILE, LIST_1, article(1), article(2), article(4))));
            assertThat(task.pages().want())
                    .containsExactly(
                            wanted(1, null),
                            new WantedPages(PageKind.ARTICLE, 3, 3),
                            new WantedPages(PageKind.ARTICLE, 5, null));
        }

        @Test
        void aMissingListPageLeavesAllArticlesWantedBecauseItsLinksMayShiftThem() {
            task = taskOf(Scope.BODIES);
            running(A);
            received(lacking(pages(A, PROFILE, LIST_1, list(3), article(1), article(2)), List.of(LIST_2), null));
            assertThat(task.pages().want())
                    .containsExactly(wanted(2, null), new WantedPages(PageKind.ARTICLE, 1, null));
        }

        @Test
        void aListThatIsScrolledStartsOver() {
            rules = SCROLLED;
            running(A);
            received(new Outcome.HandedBack(visit(A), now, FETCHER, "stopping", pages(A, PROFILE, LIST_1, LIST_2)));
            assertThat(task.pages().want()).containsExactly(wanted(1, null));
        }

        @Test
        void aTaskForAProfileAloneWantsItWhole() {
            task = taskOf(Scope.PROFILE);
            running(A);
            received(failed(visit(A), FailureKind.TIMEOUT, true, false));
            assertThat(task.pages().want()).isEmpty();
        }

        @Test
        void handedBackGoesOnAtItsOldPlace() {
            later(Duration.ofHours(1));
            running(A);
            received(new Outcome.HandedBack(visit(A), now, FETCHER, "stopping", pages(A, PROFILE)));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(T0));
            assertThat(task.pages().have()).isEqualTo(pages(A, PROFILE));
            assertThat(task.tries().charged()).isZero();
        }

        private void handedBack(Manifest had) {
            VisitId visit = VisitId.draw();
            running(visit);
            received(new Outcome.HandedBack(visit(visit), now, FETCHER, "no site file", had));
        }

        @Test
        void handedBackAgainAndAgainWaitsLongerEachTime() {
            handedBack(Manifest.EMPTY);
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(T0));
            handedBack(Manifest.EMPTY);
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plus(Duration.ofMillis(7_500))));
            later(Duration.ofMinutes(1));
            handedBack(Manifest.EMPTY);
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plus(Duration.ofSeconds(15))));
            assertThat(task.tries().charged()).isZero();
        }

        @Test
        void aHandBackThatBroughtPagesStartsTheCountAnew() {
            handedBack(Manifest.EMPTY);
            handedBack(Manifest.EMPTY);
            later(Duration.ofMinutes(1));
            VisitId visit = VisitId.draw();
            running(visit);
            received(new Outcome.HandedBack(visit(visit), now, FETCHER, "stopping", pages(visit, PROFILE)));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(T0));
        }
    }

    @Nested
    class Blocked {

        @Test
        void waitsAndIsNotCharged() {
            running(A);
            received(new Outcome.Blocked(visit(A), now, FETCHER, "429", null, Duration.ofHours(2), Manifest.EMPTY));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plus(Duration.ofHours(2))));
            assertThat(task.tries().charged()).isZero();
        }

        @Test
        void waitsADayAtMostWhateverTheSiteAsks() {
            running(A);
            received(new Outcome.Blocked(
                    visit(A), now, FETCHER, "429", null, Duration.ofSeconds(Long.MAX_VALUE), Manifest.EMPTY));
            assertThat(task.state()).isEqualTo(new TaskState.Waiting(now.plus(Duration.ofHours(24))));
        }

        @Test
        void fiveTimesInARowWhileOthersSucceedIsTheEnd() {
            for (int i = 1; i <= 5; i++) {
                VisitId visit = VisitId.draw();
                running(visit);
                if (i == 3) {
                    siteSucceededAt = Optional.of(now);
                }
                received(blocked(visit(visit)));
                assertThat(state()).isEqualTo(i < 5 ? TaskStateName.WAITING : TaskStateName.DEAD);
                later(Duration.ofHours(1));
            }
            assertThat(letter).hasValueSatisfying(w -> assertThat(w.kind()).isEqualTo(FailureKind.BLOCKED));
        }

        @Test
        void whileNobodySucceedsItGoesOnForADay() {
            for (int i = 0; i < 24; i++) {
                VisitId visit = VisitId.draw();
                running(visit);
                received(blocked(visit(visit)));
                assertThat(state()).isEqualTo(TaskStateName.WAITING);
                later(Duration.ofHours(1));
            }
            running(A);
            received(blocked(visit(A)));
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.BLOCKED, 25));
        }
    }

    @Nested
    class Silence {

        @Test
        void anExpiredTaskIsPublishedAnewAsANewAttempt() {
            published();
            later(Duration.ofMinutes(10));
            assertThat(timeUp()).isInstanceOf(Transition.Unchanged.class);
            later(Duration.ofSeconds(31));
            timeUp();
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
            published();
            assertThat(task.tries().attempt()).isEqualTo(2);
            assertThat(task.tries().charged()).isZero();
        }

        @Test
        void anOverdueVisitIsNotCharged() {
            running(A);
            later(RULES.overdueAfter());
            assertThat(timeUp()).isInstanceOf(Transition.Unchanged.class);
            later(Duration.ofSeconds(1));
            timeUp();
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
            assertThat(task.tries().charged()).isZero();
            assertThat(task.tries().silent()).containsExactly(A);
        }

        @Test
        void aVisitSeenAtWorkIsNotOverdue() {
            running(A);
            later(Duration.ofMinutes(10));
            happens(new TaskEvent.HeartbeatSeen(now.plusSeconds(5)));
            assertThat(timeUp()).isInstanceOf(Transition.Unchanged.class);
        }

        @Test
        void threeSilentStartsEndDeadWithALetterOfOurs() {
            for (int i = 1; i <= 3; i++) {
                running(VisitId.draw());
                later(Duration.ofMinutes(10));
                timeUp();
            }
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.BROWSER, 3));
            assertThat(letter).hasValueSatisfying(w -> assertThat(w.kind()).isEqualTo(FailureKind.BROWSER));
        }

        @Test
        void threeTakeoversEndDeadWithALetterOfOursAndStopTheLast() {
            running(A);
            VisitId last = A;
            for (int i = 1; i <= 3; i++) {
                assertThat(state()).isEqualTo(TaskStateName.QUEUED);
                last = VisitId.draw();
                started(visit(last));
            }
            assertThat(state()).isEqualTo(TaskStateName.DEAD);
            assertThat(letter).hasValueSatisfying(w -> assertThat(w.kind()).isEqualTo(FailureKind.BROWSER));
            assertThat(task.stopped()).containsExactly(last);
        }

        @Test
        void aSilentVisitThatSpeaksLateIsNotSilent() {
            running(A);
            VisitRef first = visit(A);
            later(Duration.ofMinutes(10));
            timeUp();
            received(new Outcome.HandedBack(first, now, FETCHER, "Kafka was away", Manifest.EMPTY));
            assertThat(task.tries().silent()).isEmpty();
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
        }

        @Test
        void takeoverByAnotherFetcherGoesOn() {
            running(A);
            started(visit(B));
            assertThat(task.state().running())
                    .hasValueSatisfying(r -> assertThat(r.visit()).isEqualTo(B));
            assertThat(task.stopped()).isEmpty();
            received(failed(visit(A), FailureKind.TIMEOUT, true, true));
            assertThat(state()).isEqualTo(TaskStateName.QUEUED);
            received(fetched(visit(B), PROFILE));
            assertThat(state()).isEqualTo(TaskStateName.FETCHED);
        }

        @Test
        void theLaterVisitOfAnAttemptPublishedTwiceIsStopped() {
            happens(new TaskEvent.Claimed(now.plus(Duration.ofMinutes(10))));
            happens(new TaskEvent.PublishedAgain());
            assertThat(task.tries().attempt()).isEqualTo(1);
            happens(new TaskEvent.Confirmed(1));
            started(visit(A));
            started(visit(B));
            assertThat(task.stopped()).containsExactly(B);
            received(new Outcome.HandedBack(visit(B), now, FETCHER, "stopped", Manifest.EMPTY));
            assertThat(task.state().running())
                    .hasValueSatisfying(r -> assertThat(r.visit()).isEqualTo(A));
        }

        @Test
        void theVisitOfAnOlderAttemptIsStopped() {
            published();
            later(Duration.ofMinutes(11));
            timeUp();
            published();
            started(visit(1, A));
            assertThat(task.stopped()).containsExactly(A);
            assertThat(task.state().running()).isEmpty();
        }

        @Test
        void rowsThatNeverComeAreFetchedAgainThreeTimes() {
            for (int i = 1; i <= 4; i++) {
                VisitId visit = VisitId.draw();
                running(visit);
                received(fetched(visit(visit), PROFILE));
                later(Duration.ofHours(1));
                happens(new TaskEvent.RowsOverdue(now));
                assertThat(state()).isEqualTo(i < 4 ? TaskStateName.WAITING : TaskStateName.DEAD);
            }
            assertThat(letter).hasValueSatisfying(w -> assertThat(w.kind()).isEqualTo(FailureKind.RECORD));
        }
    }

    @Nested
    class UnusablePages {

        @Test
        void afterFetchedTheyEndIt() {
            running(A);
            received(fetched(visit(A), PROFILE, LIST_1));
            received(new Outcome.Unreadable(visit(A), now, LIST_1, "no list"));
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.PAGE, 1));
            assertThat(task.reason()).isEqualTo("list 1: no list");
        }

        @Test
        void beforeFetchedTheyEndItToo() {
            running(A);
            received(new Outcome.Unstorable(visit(A), now, PROFILE, "too long"));
            assertThat(state()).isEqualTo(TaskStateName.QUEUED);
            received(fetched(visit(A), PROFILE, LIST_1));
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.RECORD, 1));
        }

        @Test
        void ofAVisitThatDoesNotCountTheyAreForgotten() {
            running(A);
            received(new Outcome.Unreadable(visit(A), now, LIST_1, "no list"));
            received(failed(visit(A), FailureKind.TIMEOUT, true, false));
            later(Duration.ofMinutes(1));
            running(B);
            received(fetched(visit(B), PROFILE, LIST_1));
            assertThat(state()).isEqualTo(TaskStateName.FETCHED);
        }

        @Test
        void aReplayFetchesOnlyThem() {
            running(A);
            received(fetched(visit(A), PROFILE, LIST_1, LIST_2));
            received(new Outcome.Unreadable(visit(A), now, LIST_1, "no list"));
            happens(new TaskEvent.ReplayAsked());
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
            assertThat(task.pages().want()).containsExactly(new WantedPages(PageKind.LIST, 1, 1));
            assertThat(task.pages().have().pages()).containsExactly(PROFILE, LIST_2);
        }

        @Test
        void aReplayFetchesThemBesideThoseThatAreMissing() {
            running(A);
            received(new Outcome.Unreadable(visit(A), now, LIST_1, "no list"));
            received(new Outcome.Failed(
                    visit(A),
                    now,
                    FETCHER,
                    FailureKind.PAGE,
                    "not given",
                    null,
                    true,
                    pages(A, PROFILE, LIST_1, LIST_2, list(35)),
                    List.of(list(34), list(36)),
                    true,
                    List.of(wanted(34, 34), wanted(36, 36))));
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.PAGE, 1));
            happens(new TaskEvent.ReplayAsked());
            assertThat(task.pages().want()).containsExactly(wanted(1, 1), wanted(34, 34), wanted(36, 36));
            assertThat(task.pages().have().pages()).containsExactly(PROFILE, LIST_2, list(35));
        }

        @Test
        void toldAfterTheEndTheyAreFetchedByAReplay() {
            running(A);
            received(failed(visit(A), FailureKind.TIMEOUT, true, true));
            assertThat(received(new Outcome.Unreadable(visit(A), now, PROFILE, "no profile")))
                    .isInstanceOf(Transition.Changed.class);
            assertThat(task.state()).isEqualTo(new TaskState.Dead(FailureKind.TIMEOUT, 1));
            assertThat(received(new Outcome.Unreadable(visit(A), now, PROFILE, "no profile")))
                    .isInstanceOf(Transition.Unchanged.class);
            happens(new TaskEvent.ReplayAsked());
            assertThat(task.pages().want()).containsExactly(new WantedPages(PageKind.PROFILE, 1, 1), wanted(1, null));
            assertThat(task.pages().have().pages()).isEmpty();
        }
    }

    @Nested
    class Asking {

        @Test
        void aWaitingTaskIsCancelledAtOnce() {
            happens(new TaskEvent.CancelAsked());
            assertThat(state()).isEqualTo(TaskStateName.CANCELLED);
        }

        @Test
        void aRunningOneWaitsForItsFetcher() {
            running(A);
            happens(new TaskEvent.CancelAsked());
            assertThat(state()).isEqualTo(TaskStateName.CANCELLING);
            received(new Outcome.Cancelled(visit(A), now, FETCHER));
            assertThat(state()).isEqualTo(TaskStateName.CANCELLED);
        }

        @Test
        void aCancelledVisitThatHasItAllIsFetched() {
            running(A);
            happens(new TaskEvent.CancelAsked());
            received(fetched(visit(A), PROFILE));
            assertThat(state()).isEqualTo(TaskStateName.FETCHED);
        }

        @Test
        void aCancelledTaskThatNobodyCanHaveAnyMoreEnds() {
            published();
            happens(new TaskEvent.CancelAsked());
            assertThat(timeUp()).isInstanceOf(Transition.Unchanged.class);
            later(Duration.ofMinutes(11));
            timeUp();
            assertThat(state()).isEqualTo(TaskStateName.CANCELLED);
        }

        @Test
        void whatIsFetchedOrHasEndedIsNotCancelled() {
            running(A);
            received(fetched(visit(A), PROFILE));
            assertThat(happens(new TaskEvent.CancelAsked())).isInstanceOf(Transition.Refused.class);
            received(new Outcome.Stored(visit(A), now, 1));
            assertThat(happens(new TaskEvent.CancelAsked())).isInstanceOf(Transition.Refused.class);
        }

        @Test
        void onlyTheDeadAreReplayedAndTheyStartAfresh() {
            assertThat(happens(new TaskEvent.ReplayAsked())).isInstanceOf(Transition.Refused.class);
            running(A);
            received(failed(visit(A), FailureKind.CLICK, true, true));
            happens(new TaskEvent.ReplayAsked());
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
            assertThat(task.tries().charged()).isZero();
            published();
            assertThat(task.tries().attempt()).isEqualTo(2);
        }

        @Test
        void inACancelledCrawlNothingIsReplayed() {
            running(A);
            received(failed(visit(A), FailureKind.CLICK, true, true));
            crawlCancelled = true;
            assertThat(happens(new TaskEvent.ReplayAsked())).isInstanceOf(Transition.Refused.class);
            assertThat(state()).isEqualTo(TaskStateName.DEAD);
        }

        @Test
        void inACancelledCrawlAStoppedVisitIsTheEnd() {
            running(A);
            crawlCancelled = true;
            received(new Outcome.Cancelled(visit(A), now, FETCHER));
            assertThat(state()).isEqualTo(TaskStateName.CANCELLED);
        }

        @Test
        void inACancelledCrawlNothingIsTriedAgain() {
            running(A);
            received(fetched(visit(A), PROFILE));
            crawlCancelled = true;
            later(Duration.ofHours(1));
            happens(new TaskEvent.RowsOverdue(now));
            assertThat(state()).isEqualTo(TaskStateName.CANCELLED);
        }

        @Test
        void aHeldTaskIsReleased() {
            task = task.to(new TaskState.Held(), "");
            assertThat(happens(new TaskEvent.Claimed(now))).isInstanceOf(Transition.Unchanged.class);
            happens(new TaskEvent.ReleaseAsked());
            assertThat(state()).isEqualTo(TaskStateName.WAITING);
        }
    }
}
