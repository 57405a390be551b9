package dev.trawl.fetcher.visit;

import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.VisitRef;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What each slot does, for heartbeats, metrics and health. Thread-safe. */
public final class SlotStatus {

    private final Clock clock;
    private final List<Activity> activities = new ArrayList<>();
    private final AtomicReferenceArray<Instant> polls;
    private final AtomicLong visits = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private volatile Runnable changed = () -> {};

    public SlotStatus(int slots, Clock clock) {
        this.clock = clock;
        this.polls = new AtomicReferenceArray<>(slots);
        for (int i = 0; i < slots; i++) {
            activities.add(new Activity(clock.instant(), null, null));
            polls.set(i, clock.instant());
        }
    }

    private record Activity(
            Instant since,
            @Nullable VisitRef visit,
            @Nullable Timeline timeline) {}

    /** Sets the listener of each begin and end of a visit. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** @param slot from 1 */
    public void beginVisit(int slot, VisitRef visit, Timeline timeline) {
        set(slot, new Activity(clock.instant(), visit, timeline));
    }

    /** @param slot from 1 */
    public void endVisit(int slot) {
        Activity activity = activity(slot);
        if (activity.timeline() != null) {
            pages.addAndGet(activity.timeline().pages());
            visits.incrementAndGet();
        }
        set(slot, new Activity(clock.instant(), null, null));
    }

    /**
     * The slot asks for a task.
     *
     * @param slot from 1
     */
    public void polled(int slot) {
        polls.set(slot - 1, clock.instant());
    }

    /** Whether a slot has neither asked for a task nor begun a step of its visit since then. */
    public boolean isStuckSince(Instant then) {
        return slots().stream().anyMatch(slot -> progressed(slot).isBefore(then));
    }

    private Instant progressed(Heartbeat.Slot slot) {
        Instant step = slot.stepSince();
        Instant poll = polls.get(slot.number() - 1);
        Instant begun = step == null ? slot.since() : step;
        return poll.isAfter(begun) ? poll : begun;
    }

    private void set(int slot, Activity activity) {
        synchronized (this) {
            activities.set(slot - 1, activity);
        }
        changed.run();
    }

    private synchronized Activity activity(int slot) {
        return activities.get(slot - 1);
    }

    /** The number of ended visits. */
    public long visits() {
        return visits.get();
    }

    /** The number of pages captured in ended and running visits. */
    public synchronized long pages() {
        long underWay = 0;
        for (Activity activity : activities) {
            underWay += activity.timeline() == null ? 0 : activity.timeline().pages();
        }
        return pages.get() + underWay;
    }

    public synchronized List<Heartbeat.Slot> slots() {
        var slots = new ArrayList<Heartbeat.Slot>();
        for (int i = 0; i < activities.size(); i++) {
            Activity activity = activities.get(i);
            Timeline timeline = activity.timeline();
            slots.add(
                    timeline == null
                            ? new Heartbeat.Slot(i + 1, Heartbeat.SlotState.IDLE, activity.since(), null, null, null, 0)
                            : new Heartbeat.Slot(
                                    i + 1,
                                    Heartbeat.SlotState.VISITING,
                                    activity.since(),
                                    activity.visit(),
                                    timeline.current().what(),
                                    timeline.current().at(),
                                    timeline.pages()));
        }
        return slots;
    }
}
