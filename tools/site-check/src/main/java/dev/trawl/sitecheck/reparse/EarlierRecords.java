package dev.trawl.sitecheck.reparse;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.PageRecord;
import java.util.Optional;

/** What was read from pages before. */
public interface EarlierRecords {

    /** Hash of the rules that read the page last; empty where it has no record, such as one that became a dead letter. */
    Optional<String> rules(CapturedPage page);

    /** The last record of the page. */
    Optional<PageRecord> record(CapturedPage page);
}
