package dev.trawl.storage.intake;

import java.util.List;

/**
 * What became of a batch; all of it is committed.
 *
 * @param stored new pages (or manifests)
 * @param again pages that were there already
 * @param rows profile and article rows that the new pages brought
 * @param complete complete manifests of every task touched
 * @param unstorable pages that the database refuses
 */
public record IntakeReceipt(
        int stored, int again, int rows, List<CompleteVisit> complete, List<UnstorableReading> unstorable) {

    public IntakeReceipt {
        complete = List.copyOf(complete);
        unstorable = List.copyOf(unstorable);
    }
}
