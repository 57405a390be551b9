package dev.trawl.scheduler.task;

import dev.trawl.contract.Control;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.site.SiteStore.SiteState;
import dev.trawl.scheduler.task.TaskStateMachine.DecisionContext;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TaskStore.UnstorableMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All tasks. Locks the tasks that events are about, lets {@link TaskStateMachine} decide, and stores in one transaction the
 * tasks, their history, the messages about them and what the outcomes say of sites. Thread-safe.
 */
public final class Ledger {

    private static final Comparator<VisitId> BY_ID = Comparator.comparing(VisitId::value);

    private final TaskStore tasks;
    private final SiteStore sites;
    private final SiteRules rules;
    private final Outbox outbox;
    private final SiteFeedback feedback;
    private final Clock clock;
    private final UnexpectedEventLog unexpected = new UnexpectedEventLog();

    public Ledger(TaskStore tasks, SiteStore sites, SiteRules rules, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.sites = sites;
        this.rules = rules;
        this.outbox = outbox;
        this.feedback = new SiteFeedback(sites);
        this.clock = clock;
    }

    /**
     * Applies events, in this order, all or none.
     *
     * @return a transition for each, in the same order; {@code Unchanged} where the task is not known
     * @throws UnstorableMessage when a value of an event cannot be stored
     */
    public List<Transition> apply(List<TaskChange> changes) {
        return changes.isEmpty() ? List.of() : tasks.storing(() -> applyInTransaction(changes));
    }

    /** Runs work that calls {@link #applyInTransaction}. @param work is run again from its start after a deadlock */
    public <T> T inTransaction(Supplier<T> work) {
        return tasks.inTransaction(work);
    }

    /** As {@link #apply}, in the transaction of the caller. */
    public List<Transition> applyInTransaction(List<TaskChange> changes) {
        Instant now = clock.instant();
        return apply(changes, of -> sites.states(of, now), now);
    }

    /** The same by a caller that has read the states of the tasks' sites. */
    public List<Transition> applyInTransaction(List<TaskChange> changes, Map<SiteId, SiteState> states) {
        return apply(changes, of -> states, clock.instant());
    }

    private List<Transition> apply(
            List<TaskChange> changes, Function<Collection<SiteId>, Map<SiteId, SiteState>> stored, Instant now) {
        TaskStore.LockedTasks locked =
                tasks.lock(changes.stream().map(TaskChange::taskId).distinct().toList());
        Map<SiteId, SiteState> states = stored.apply(
                locked.tasks().values().stream().map(Ledger::site).distinct().toList());
        var succeeded = new HashMap<SiteId, Instant>();
        var after = new HashMap<>(locked.tasks());
        var transitions = new ArrayList<Transition>(changes.size());
        var history = new ArrayList<HistoryEntry>();
        var letters = new ArrayList<DeadLetter>();
        var outcomes = new ArrayList<SiteFeedback.Applied>();
        for (TaskChange change : changes) {
            TrackedTask task = after.get(change.taskId());
            if (task == null) {
                transitions.add(new Transition.Unchanged());
                continue;
            }
            SiteState site = states.getOrDefault(site(task), SiteState.UNKNOWN);
            var context = new DecisionContext(
                    now,
                    rules.of(site(task), site.pace()),
                    Optional.ofNullable(succeeded.get(site(task))).or(site::succeededAt),
                    locked.cancelledCrawls().contains(task.identity().crawlId()));
            Transition transition = TaskStateMachine.after(task, change.event(), context);
            transitions.add(transition);
            unexpected.note(task, change.event(), transition, now);
            if (transition instanceof Transition.Changed(TrackedTask next, var letter)) {
                after.put(change.taskId(), next);
                HistoryEntry.of(task, change.event(), next, now).ifPresent(history::add);
                letter.ifPresent(letters::add);
                if (change.event() instanceof TaskEvent.OutcomeReceived(Outcome outcome)) {
                    outcomes.add(new SiteFeedback.Applied(task, outcome));
                    if (SiteFeedback.isSuccess(outcome)) {
                        succeeded.put(site(task), now);
                    }
                }
            }
        }
        save(locked.tasks(), after, history, now);
        outbox.putLetters(letters);
        feedback.applied(outcomes, now);
        feedback.received(changes, now);
        return transitions;
    }

    private void save(
            Map<TaskId, TrackedTask> before, Map<TaskId, TrackedTask> after, List<HistoryEntry> history, Instant now) {
        var changed = new ArrayList<TrackedTask>();
        var control = new TreeMap<String, Control>();
        before.forEach((id, old) -> {
            TrackedTask task = after.getOrDefault(id, old);
            if (!task.equals(old)) {
                changed.add(task);
                Control.OfTask message = control(task);
                if (!message.equals(control(old))) {
                    control.put(Control.key(id), message);
                }
            }
        });
        tasks.save(changed, history, now);
        outbox.putControl(control, now);
    }

    /** What fetchers must know of a task. */
    private static Control.OfTask control(TrackedTask task) {
        boolean cancelled = task.state() instanceof TaskState.Cancelling
                || task.state() instanceof TaskState.Cancelled && task.tries().attempt() > 0;
        return new Control.OfTask(
                cancelled, task.stopped().stream().sorted(BY_ID).toList());
    }

    private static SiteId site(TrackedTask task) {
        return task.identity().account().site();
    }

    /** An event, and the task that it happens to. */
    public record TaskChange(TaskId taskId, TaskEvent event) {

        /** The same event for each of these tasks. */
        public static List<TaskChange> all(Collection<TaskId> tasks, TaskEvent event) {
            return tasks.stream().map(task -> new TaskChange(task, event)).toList();
        }
    }
}
