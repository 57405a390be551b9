package dev.trawl.fetcher.visit;

import dev.trawl.messages.Manifest;
import dev.trawl.messages.Task;
import java.util.List;
import java.util.Optional;

/**
 * A visit that is over.
 *
 * @param had all pages of the task that were sent, those of earlier attempts included
 * @param evidence what shows how it came to its end
 */
record EndedVisit(VisitEnd end, Manifest had, List<Evidence> evidence) {

    EndedVisit {
        evidence = List.copyOf(evidence);
    }

    /** One that met a fault of the fetcher itself. It is charged: each next visit may meet it again. */
    static EndedVisit faulty(Task task, Throwable fault) {
        return notBegun(task, new VisitEnd.BrowserLost("a fault of the fetcher: " + fault, Optional.empty(), true));
    }

    /** One that sent nothing. */
    static EndedVisit notBegun(Task task, VisitEnd end) {
        return new EndedVisit(end, task.have(), List.of());
    }
}
