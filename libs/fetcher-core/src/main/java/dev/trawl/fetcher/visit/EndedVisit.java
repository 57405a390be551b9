package dev.trawl.fetcher.visit;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.Task;
import java.util.List;
import java.util.Optional;

/**
 * A visit that has ended.
 *
 * @param had all pages of the task that were sent, those of earlier attempts included
 * @param evidence what shows how the visit ended
 */
record EndedVisit(VisitEnd end, Manifest had, List<Evidence> evidence) {

    EndedVisit {
        evidence = List.copyOf(evidence);
    }

    /** A visit that met a fault of the fetcher. It is charged, since the next visit may meet the fault again. */
    static EndedVisit faulty(Task task, Throwable fault) {
        return notBegun(task, new VisitEnd.BrowserLost("a fault of the fetcher: " + fault, Optional.empty(), true));
    }

    /** A visit that ended before it sent a page. */
    static EndedVisit notBegun(Task task, VisitEnd end) {
        return new EndedVisit(end, task.have(), List.of());
    }
}
