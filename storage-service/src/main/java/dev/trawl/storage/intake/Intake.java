package dev.trawl.storage.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Stores batches so that a page that cannot be stored fails alone. Thread-safe. */
public final class Intake {

    private final RowStore store;

    public Intake(RowStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Stores these pages.
     *
     * @throws DatabaseAway when it has to be tried again, whole
     */
    public Receipt pages(List<Reading> readings) {
        var tally = new Tally();
        pages(readings, tally);
        return tally.receipt();
    }

    /**
     * Stores these claims.
     *
     * @throws DatabaseAway when it has to be tried again, whole
     */
    public Receipt manifests(List<Claim> claims) {
        if (claims.isEmpty()) {
            return new Tally().receipt();
        }
        Committed committed = store.manifests(claims);
        return new Receipt(committed.pages(), claims.size() - committed.pages(), 0, committed.complete(), List.of());
    }

    private void pages(List<Reading> readings, Tally tally) {
        if (readings.isEmpty()) {
            return;
        }
        try {
            tally.add(store.pages(readings), readings.size());
        } catch (Refused refused) {
            if (readings.size() == 1) {
                tally.unstorable.add(new Unstorable(
                        readings.getFirst(), Objects.requireNonNullElse(refused.getMessage(), "refused")));
                return;
            }
            int half = readings.size() / 2;
            pages(readings.subList(0, half), tally);
            pages(readings.subList(half, readings.size()), tally);
        }
    }

    /** What the transactions of one batch did so far. */
    private static final class Tally {
        private int pages;
        private int again;
        private int rows;
        private final LinkedHashSet<Complete> complete = new LinkedHashSet<>();
        private final List<Unstorable> unstorable = new ArrayList<>();

        private void add(Committed committed, int asked) {
            pages += committed.pages();
            again += asked - committed.pages();
            rows += committed.rows();
            complete.addAll(committed.complete());
        }

        private Receipt receipt() {
            return new Receipt(pages, again, rows, List.copyOf(complete), unstorable);
        }
    }
}
