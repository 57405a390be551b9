package dev.trawl.storage.intake;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.VisitRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The database behind the intake. Each call is one transaction. It is idempotent and safe beside other storages. */
public interface RowStore {

    /**
     * Stores the pages, their profiles and articles.
     *
     * @throws ValueRefused when the database refuses a value of one of them; nothing was stored
     * @throws DatabaseAway when the caller must try again; either everything or nothing was stored
     */
    IntakeResult storePages(List<RecordReading> readings);

    /**
     * Stores the manifests. The database refuses none: they consist of numbers and names that were checked before.
     *
     * @throws DatabaseAway when the caller must try again; either everything or nothing was stored
     */
    IntakeResult storeManifests(List<ManifestClaim> claims);

    /** The database refuses a value. The caller isolates the bad page. */
    final class ValueRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public ValueRefused(String sqlState, String reason, Throwable cause) {
            super(reason + " (SQLSTATE " + sqlState + ")", cause);
        }
    }

    /** The database cannot store the batch now. The caller retries it indefinitely. */
    final class DatabaseAway extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public DatabaseAway(String sqlState, String reason, Throwable cause) {
            super(reason + " (SQLSTATE " + sqlState + ")", cause);
        }
    }

    /**
     * The result of one transaction.
     *
     * @param inserted the number of new pages or manifests; the others were stored before
     * @param rows the number of their profiles and articles, observations not counted
     * @param complete the complete visits of all tasks in the transaction, also where nothing was new
     */
    record IntakeResult(int inserted, int rows, List<CompleteVisit> complete) {

        public IntakeResult {
            complete = List.copyOf(complete);
        }
    }

    /**
     * A visit whose manifest is complete: each of its pages is stored.
     *
     * @param pages the number of pages
     */
    record CompleteVisit(VisitRef visit, int pages) {

        public CompleteVisit {
            Objects.requireNonNull(visit, "visit");
        }
    }

    /**
     * One reading of a page by the parser. The same page read again with other rules is another reading of it.
     *
     * @param readAt when the parser wrote the record; of two readings of a page the later one counts
     */
    record RecordReading(PageRecord page, Instant readAt) {

        public RecordReading {
            Objects.requireNonNull(page, "page");
            Objects.requireNonNull(readAt, "readAt");
        }

        /** For logs. */
        @Override
        public String toString() {
            return page.visit() + " page " + page.page();
        }
    }

    /**
     * The manifest that a visit sent at its end.
     *
     * @param at when the claim reached Kafka
     * @param empty whether the account has no articles
     */
    record ManifestClaim(VisitRef visit, Instant at, boolean empty, Manifest manifest) {

        public ManifestClaim {
            Objects.requireNonNull(visit, "visit");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(manifest, "manifest");
        }

        /** The claim of an outcome. Most outcomes have none. */
        public static Optional<ManifestClaim> in(Outcome outcome, Instant at) {
            return switch (outcome) {
                case Outcome.Fetched fetched ->
                    Optional.of(new ManifestClaim(fetched.visit(), at, false, fetched.manifest()));
                case Outcome.Empty empty -> Optional.of(new ManifestClaim(empty.visit(), at, true, empty.manifest()));
                case Outcome.Started s -> Optional.empty();
                case Outcome.NotFound n -> Optional.empty();
                case Outcome.Moved m -> Optional.empty();
                case Outcome.Failed f -> Optional.empty();
                case Outcome.Blocked b -> Optional.empty();
                case Outcome.HandedBack h -> Optional.empty();
                case Outcome.Cancelled c -> Optional.empty();
                case Outcome.Unreadable u -> Optional.empty();
                case Outcome.Unstorable u -> Optional.empty();
                case Outcome.Stored s -> Optional.empty();
            };
        }
    }
}
