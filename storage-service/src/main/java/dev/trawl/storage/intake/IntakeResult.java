package dev.trawl.storage.intake;

import java.util.List;

/**
 * The result of one transaction.
 *
 * @param inserted the number of new pages or manifests; the others were stored before
 * @param rows the number of their profiles and articles, observations not counted
 * @param complete the complete visits of all tasks in the transaction, also where nothing was new
 */
public record IntakeResult(int inserted, int rows, List<CompleteVisit> complete) {

    public IntakeResult {
        complete = List.copyOf(complete);
    }
}
