package dev.trawl.parser.pages;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageRecord;

/** What became of a captured page. */
public sealed interface ParsedPage {

    /** It was read. */
    record Read(PageRecord record) implements ParsedPage {}

    /** Nobody can read it: the letter for a person, the outcome for the scheduler. */
    record Unreadable(DeadLetter letter, Outcome.Unreadable outcome) implements ParsedPage {}
}
