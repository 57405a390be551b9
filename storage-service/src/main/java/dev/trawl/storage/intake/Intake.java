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
    public IntakeReceipt storePages(List<RecordReading> readings) {
        var tally = new Tally();
        pages(readings, tally);
        return tally.receipt();
    }

    /**
     * Stores these claims.
     *
     * @throws DatabaseAway when it has to be tried again, whole
     */
    public IntakeReceipt storeManifests(List<ManifestClaim> claims) {
        if (claims.isEmpty()) {
            return new Tally().receipt();
        }
        IntakeResult intakeResult = store.storeManifests(claims);
        return new IntakeReceipt(
                intakeResult.pages(), claims.size() - intakeResult.pages(), 0, intakeResult.complete(), List.of());
    }

    private void pages(List<RecordReading> readings, Tally tally) {
        if (readings.isEmpty()) {
            return;
        }
        try {
            tally.add(store.storePages(readings), readings.size());
        } catch (ValueRefused valueRefused) {
            if (readings.size() == 1) {
                tally.unstorable.add(new UnstorableReading(
                        readings.getFirst(), Objects.requireNonNullElse(valueRefused.getMessage(), "refused")));
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
        private final LinkedHashSet<CompleteVisit> complete = new LinkedHashSet<>();
        private final List<UnstorableReading> unstorable = new ArrayList<>();

        private void add(IntakeResult intakeResult, int asked) {
            pages += intakeResult.pages();
            again += asked - intakeResult.pages();
            rows += intakeResult.rows();
            complete.addAll(intakeResult.complete());
        }

        private IntakeReceipt receipt() {
            return new IntakeReceipt(pages, again, rows, List.copyOf(complete), unstorable);
        }
    }
}
