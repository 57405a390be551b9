package dev.trawl.trial.reparse;

import dev.trawl.messages.CapturedPage;
import dev.trawl.messages.PageRecord;
import java.util.Optional;

/** What was read from pages before. */
public interface EarlierRecords {

    /** Hash of the rules that read the page last; empty where it has no record, such as one that became a dead letter. */
    Optional<String> rules(CapturedPage page);

    /** The last record of the page. */
    Optional<PageRecord> record(CapturedPage page);
}
