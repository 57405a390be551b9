package dev.trawl.fetcher.visit;

import dev.trawl.messages.Manifest;
import dev.trawl.messages.Task;
import java.util.List;

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

    /** One that sent nothing. */
    static EndedVisit unbegun(Task task, VisitEnd end) {
        return new EndedVisit(end, task.have(), List.of());
    }
}
