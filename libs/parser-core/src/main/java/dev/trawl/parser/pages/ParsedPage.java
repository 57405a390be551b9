package dev.trawl.parser.pages;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRecord;

/** The result of parsing a captured page. */
public sealed interface ParsedPage {

    /** The page was read. */
    record Read(PageRecord record) implements ParsedPage {}

    /** The page cannot be read. The dead letter is for the operator, the outcome for the scheduler. */
    record Unreadable(DeadLetter letter, Outcome.Unreadable outcome) implements ParsedPage {}
}
