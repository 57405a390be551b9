package dev.trawl.scheduler.postgres;

import static dev.trawl.scheduler.postgres.Columns.at;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.ledger.Ledger;
import dev.trawl.scheduler.task.DecisionContext;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.SiteRules;
import dev.trawl.scheduler.task.TaskChange;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TaskStateMachine;
import dev.trawl.scheduler.task.TrackedTask;
import dev.trawl.scheduler.task.Transition;
import dev.trawl.scheduler.task.UnexpectedEventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tasks as rows: locked in the order of their IDs, changed as {@link dev.trawl.scheduler.task.TaskStateMachine} says, written in batches. */
final class PostgresLedger implements Ledger {

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final SiteRules rules;
    private final TaskSideEffects taskSideEffects;
    private final SiteRows sites;
    private final SiteStatistics siteStatistics;
    private final CrawlQueueRows lanes;
    private final Clock clock;
    private final UnexpectedEventLog odd = new UnexpectedEventLog();

    PostgresLedger(Transactions transactions, SiteRules rules, Clock clock) {
        this.transactions = transactions;
        this.jdbc = transactions.jdbc();
        this.rules = rules;
        this.taskSideEffects = new TaskSideEffects(jdbc);
        this.sites = new SiteRows(jdbc);
        this.siteStatistics = new SiteStatistics(jdbc);
        this.lanes = new CrawlQueueRows(jdbc);
        this.clock = clock;
    }

    @Override
    public List<Transition> happen(List<TaskChange> happenings) {
        return happenings.isEmpty() ? List.of() : transactions.take(() -> inTransaction(happenings));
    }

    /** As {@link #happen}, in the transaction that there is. */
    List<Transition> inTransaction(List<TaskChange> happenings) {
        Instant now = clock.instant();
        var cancelled = new HashSet<CrawlId>();
        Map<TaskId, TrackedTask> before =
                lock(happenings.stream().map(TaskChange::taskId).distinct().toList(), cancelled);
        var after = new HashMap<>(before);
        var verdicts = new ArrayList<Transition>(happenings.size());
        var history = new ArrayList<HistoryEntry>();
        Map<SiteId, SiteRows.Known> known = sites.known(
                before.values().stream().map(PostgresLedger::site).distinct().toList(), now);
        var succeeded = new HashMap<SiteId, Optional<Instant>>();
        known.forEach((site, row) -> succeeded.put(site, row.succeededAt()));
        var counted = new ArrayList<Counted>();
        for (TaskChange taskChange : happenings) {
            TrackedTask task = after.get(taskChange.taskId());
            if (task == null) {
                verdicts.add(new Transition.Unchanged());
                continue;
            }
            SiteId site = site(task);
            var decisionContext = new DecisionContext(
                    now,
                    rules.of(
                            site,
                            known.getOrDefault(site, SiteRows.Known.NOTHING).pace()),
                    succeeded.getOrDefault(site, Optional.empty()),
                    cancelled.contains(task.identity().crawlId()));
            Transition transition = TaskStateMachine.after(task, taskChange.event(), decisionContext);
            verdicts.add(transition);
            odd.note(task, taskChange.event(), transition, now);
            if (transition instanceof Transition.Changed(TrackedTask next, var letter)) {
                after.put(taskChange.taskId(), next);
                HistoryEntry.of(task, taskChange.event(), next, now).ifPresent(history::add);
                letter.ifPresent(taskSideEffects::writeOwnLetter);
                counted.add(new Counted(task, taskChange.event()));
                if (taskChange.event() instanceof TaskEvent.OutcomeReceived outcomeReceived
                        && succeeds(outcomeReceived.outcome())) {
                    succeeded.put(site, Optional.of(now));
                }
            }
        }
        write(before, after, now);
        taskSideEffects.remember(history);
        // in the order in which claims come to sites, so that none waits for the other
        counted.sort(Comparator.comparing(one -> one.task().identity().account().key()));
        counted.forEach(one -> siteStatistics.counted(one.task(), one.event(), now));
        siteStatistics.heard(happenings.stream().map(TaskChange::event).toList(), now);
        return verdicts;
    }

    /** What changed a task, as it was before. */
    private record Counted(TrackedTask task, TaskEvent event) {}

    private static SiteId site(TrackedTask task) {
        Account account = task.identity().account();
        return account.site();
    }

    private static boolean succeeds(Outcome outcome) {
        return outcome instanceof Outcome.Fetched || outcome instanceof Outcome.Empty;
    }

    private Map<TaskId, TrackedTask> lock(Collection<TaskId> ids, Set<CrawlId> cancelled) {
        List<UUID> uuids = ids.stream().map(TaskId::value).toList();
        var tasks = new HashMap<TaskId, TrackedTask>();
        jdbc.query(
                TrackedTaskRows.LOCK,
                row -> {
                    TrackedTask task = TrackedTaskRows.read(row);
                    tasks.put(task.identity().taskId(), task);
                    if (row.getBoolean("crawl_cancelled")) {
                        cancelled.add(task.identity().crawlId());
                    }
                },
                Columns.uuids(uuids));
        return tasks;
    }

    private void write(Map<TaskId, TrackedTask> before, Map<TaskId, TrackedTask> after, Instant now) {
        List<TrackedTask> changed = after.values().stream()
                .filter(task -> !task.equals(before.get(task.identity().taskId())))
                .toList();
        jdbc.batchUpdate(
                TrackedTaskRows.UPDATE, changed, 500, (update, task) -> TrackedTaskRows.write(update, task, now));
        for (TrackedTask task : changed) {
            TrackedTask old = before.get(task.identity().taskId());
            if (old != null) {
                taskSideEffects.control(old, task, at(now));
            }
        }
        lanes.wake(changed);
    }
}
