package dev.trawl.storage.intake;

import java.util.List;

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
