package dev.trawl.storage.intake;

import dev.trawl.kafka.PoisonBisection;
import dev.trawl.storage.intake.RowStore.CompleteVisit;
import dev.trawl.storage.intake.RowStore.DatabaseAway;
import dev.trawl.storage.intake.RowStore.IntakeResult;
import dev.trawl.storage.intake.RowStore.ManifestClaim;
import dev.trawl.storage.intake.RowStore.RecordReading;
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

    /**
     * The result of a batch. All of it is committed.
     *
     * @param stored new pages or manifests
     * @param repeated pages or manifests that were stored before
     * @param rows profile and article rows of the new pages
     * @param complete the complete visits of all tasks in the batch
     * @param unstorable pages that the database refuses
     */
    public record IntakeReceipt(
            int stored, int repeated, int rows, List<CompleteVisit> complete, List<UnstorableReading> unstorable) {

        public IntakeReceipt {
            complete = List.copyOf(complete);
            unstorable = List.copyOf(unstorable);
        }
    }

    /** A reading that the database refuses, with the reason. */
    public record UnstorableReading(RecordReading reading, String reason) {

        public UnstorableReading {
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
