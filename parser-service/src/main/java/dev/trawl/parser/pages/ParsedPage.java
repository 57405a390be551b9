package dev.trawl.parser.pages;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageRecord;

/** What became of a captured page. */
public sealed interface ParsedPage {

    /** It was read. */
    record Read(PageRecord record) implements ParsedPage {}

    /** It cannot be read: the letter for the operator, the outcome for the scheduler. */
    record Unreadable(DeadLetter letter, Outcome.Unreadable outcome) implements ParsedPage {}
}
