package dev.trawl.storage.intake;

import dev.trawl.kafka.PoisonBisection;
import dev.trawl.storage.intake.RowStore.DatabaseAway;
import dev.trawl.storage.intake.RowStore.ValueRefused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Stores batches so that a page that the database refuses fails alone. Thread-safe. */
public final class Intake {

    private final RowStore store;

    public Intake(RowStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Stores these pages.
     *
     * @throws DatabaseAway when the caller must store the whole batch again
     */
    public IntakeReceipt storePages(List<RecordReading> readings) {
        var tally = new Tally();
        PoisonBisection.take(readings, ValueRefused.class, part -> tally.add(store.storePages(part), part.size()))
                .forEach(page -> tally.unstorable.add(new UnstorableReading(
                        page.message(), Objects.requireNonNullElse(page.why().getMessage(), "refused"))));
        return tally.receipt();
    }

    /**
     * Stores these claims.
     *
     * @throws DatabaseAway when the caller must store the whole batch again
     */
    public IntakeReceipt storeManifests(List<ManifestClaim> claims) {
        var tally = new Tally();
        if (!claims.isEmpty()) {
            tally.add(store.storeManifests(claims), claims.size());
        }
        return tally.receipt();
    }

    /** The sum of the transactions of one batch. */
    private static final class Tally {
        private int stored;
        private int repeated;
        private int rows;
        private final LinkedHashSet<CompleteVisit> complete = new LinkedHashSet<>();
        private final List<UnstorableReading> unstorable = new ArrayList<>();

        private void add(IntakeResult result, int messages) {
            stored += result.inserted();
            repeated += messages - result.inserted();
            rows += result.rows();
            complete.addAll(result.complete());
        }

        private IntakeReceipt receipt() {
            return new IntakeReceipt(stored, repeated, rows, List.copyOf(complete), unstorable);
        }
    }
}
