package dev.trawl.parser.pages;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageRecord;

/** The result of parsing a captured page. */
public sealed interface ParsedPage {

    /** The page was read. */
    record Read(PageRecord record) implements ParsedPage {}

    /** The page cannot be read. The dead letter is for the operator, the outcome for the scheduler. */
    record Unreadable(DeadLetter letter, Outcome.Unreadable outcome) implements ParsedPage {}
}
