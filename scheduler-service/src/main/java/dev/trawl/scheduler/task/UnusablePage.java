package dev.trawl.scheduler.task;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.VisitId;

/**
 * A page that was sent and cannot be read ({@code PAGE}) or stored ({@code RECORD}).
 *
 * @param attempt whose letter is about it
 */
public record UnusablePage(VisitId visit, int attempt, PageRef page, FailureKind kind, String reason) {

    /** Whether this very page, by this very visit, is one of those that the task ends with. */
    boolean isIn(Manifest manifest) {
        return manifest.ranges().stream()
                .anyMatch(range -> range.visit().equals(visit)
                        && range.kind() == page.kind()
                        && range.from() <= page.number()
                        && page.number() <= range.to());
    }
}
