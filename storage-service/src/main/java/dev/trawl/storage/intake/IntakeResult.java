package dev.trawl.storage.intake;

import java.util.List;

/**
 * What one transaction did.
 *
 * @param pages how many pages (or manifests) were new to the database; the others were there
 * @param rows how many profile and article rows they brought, observations not counted
 * @param complete the complete manifests of every task that was touched, also where nothing was new
 */
public record IntakeResult(int pages, int rows, List<CompleteVisit> complete) {

    public IntakeResult {
        complete = List.copyOf(complete);
    }
}
