package dev.trawl.fetcher.visit;

import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.VisitRef;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What each slot does, for the heartbeat. Thread-safe. */
public final class SlotStatus {

    private final Clock clock;
    private final List<Place> places = new ArrayList<>();
    private final AtomicReferenceArray<Instant> looked;
    private final AtomicLong visits = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private volatile Runnable changed = () -> {};

    public SlotStatus(int slots, Clock clock) {
        this.clock = clock;
        this.looked = new AtomicReferenceArray<>(slots);
        for (int i = 0; i < slots; i++) {
            places.add(new Place(clock.instant(), null, null));
            looked.set(i, clock.instant());
        }
    }

    private record Place(
            Instant since,
            @Nullable VisitRef visit,
            @Nullable Timeline timeline) {}

    /** Called at every change. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** @param slot from 1 */
    public void begins(int slot, VisitRef visit, Timeline timeline) {
        set(slot, new Place(clock.instant(), visit, timeline));
    }

    /** @param slot from 1 */
    public void ends(int slot) {
        Place place = place(slot);
        if (place.timeline() != null) {
            pages.addAndGet(place.timeline().pages());
            visits.incrementAndGet();
        }
        set(slot, new Place(clock.instant(), null, null));
    }

    /**
     * The slot looks for a task.
     *
     * @param slot from 1
     */
    public void looks(int slot) {
        looked.set(slot - 1, clock.instant());
    }

    /** Whether some slot has neither looked for a task nor come to another step of its visit since then. */
    public boolean isStuckSince(Instant then) {
        return slots().stream().anyMatch(slot -> progressed(slot).isBefore(then));
    }

    private Instant progressed(Heartbeat.Slot slot) {
        Instant step = slot.stepSince();
        Instant look = looked.get(slot.number() - 1);
        Instant begun = step == null ? slot.since() : step;
        return look.isAfter(begun) ? look : begun;
    }

    private void set(int slot, Place place) {
        synchronized (this) {
            places.set(slot - 1, place);
        }
        changed.run();
    }

    private synchronized Place place(int slot) {
        return places.get(slot - 1);
    }

    /** Visits ended. */
    public long visits() {
        return visits.get();
    }

    /** Pages captured in visits ended and under way. */
    public synchronized long pages() {
        long underWay = 0;
        for (Place place : places) {
            underWay += place.timeline() == null ? 0 : place.timeline().pages();
        }
        return pages.get() + underWay;
    }

    public synchronized List<Heartbeat.Slot> slots() {
        var slots = new ArrayList<Heartbeat.Slot>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Timeline timeline = place.timeline();
            slots.add(
                    timeline == null
                            ? new Heartbeat.Slot(i + 1, Heartbeat.SlotState.IDLE, place.since(), null, null, null, 0)
                            : new Heartbeat.Slot(
                                    i + 1,
                                    Heartbeat.SlotState.VISITING,
                                    place.since(),
                                    place.visit(),
                                    timeline.current().what(),
                                    timeline.current().at(),
                                    timeline.pages()));
        }
        return slots;
    }
}
