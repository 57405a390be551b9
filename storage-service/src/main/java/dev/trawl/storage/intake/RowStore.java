package dev.trawl.storage.intake;

import java.util.List;

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
}
