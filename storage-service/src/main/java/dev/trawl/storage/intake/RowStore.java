package dev.trawl.storage.intake;

import java.util.List;

/** The database behind the intake: one transaction a call, idempotent, safe beside other storages. */
public interface RowStore {

    /**
     * Stores the pages, their profiles and articles.
     *
     * @throws ValueRefused when the database refuses what is in one of them; nothing was stored
     * @throws DatabaseAway when it has to be tried again; nothing, or everything, was stored
     */
    IntakeResult storePages(List<RecordReading> readings);

    /**
     * Stores the manifests. Nothing in them can be refused: they are numbers and names that were checked when they were read.
     *
     * @throws DatabaseAway when it has to be tried again; nothing, or everything, was stored
     */
    IntakeResult storeManifests(List<ManifestClaim> claims);
}
