package dev.trawl.sitecheck.reparse;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Topics;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.pages.PageParsing;
import dev.trawl.parser.pages.PageParsing.ParsedPage;
import dev.trawl.parser.pages.SiteReaders;
import java.util.Optional;

/**
 * Reads pages again whose last record was made by other rules than those of now, or that have none. No task, letter or outcome
 * comes of it: a page that cannot be read keeps what is stored. Not thread-safe.
 */
public final class Rereading {

    /** Of a record, so that its message is not too large with its key and headers. */
    private static final int MOST_BYTES = Topics.MAX_MESSAGE_BYTES - 64 * 1024;

    private final SiteReaders sites;
    private final PageParsing parsing;
    private final EarlierRecords earlier;
    private final Tally tally = new Tally();

    public Rereading(SiteReaders sites, PageParsing parsing, EarlierRecords earlier) {
        this.sites = sites;
        this.parsing = parsing;
        this.earlier = earlier;
    }

    /** The new record of a page, where it was read again. */
    public Optional<PageRecord> read(CapturedPage page) {
        var visit = page.visit();
        Optional<PageReader> reader = sites.find(visit.site());
        if (reader.isEmpty()) {
            tally.withoutSiteFile(visit.site());
            return Optional.empty();
        }
        if (earlier.rules(page).equals(reader.map(PageReader::rulesHash))) {
            tally.asBefore();
            return Optional.empty();
        }
        return readAgain(page);
    }

    private Optional<PageRecord> readAgain(CapturedPage page) {
        return switch (parsing.parse(page)) {
            case ParsedPage.Read read
            when bytes(read.record()) > MOST_BYTES ->
                unreadable(page, "its record has " + bytes(read.record()) + " bytes, too many");
            case ParsedPage.Read read -> {
                tally.read(earlier.record(page), read.record());
                yield Optional.of(read.record());
            }
            case ParsedPage.Unreadable unreadable ->
                unreadable(page, unreadable.outcome().reason());
        };
    }

    private Optional<PageRecord> unreadable(CapturedPage page, String reason) {
        tally.unreadable(earlier.rules(page).isPresent(), page.visit().account() + " " + page.url(), reason);
        return Optional.empty();
    }

    private static int bytes(PageRecord record) {
        return MessageJson.write(record).length;
    }

    public Tally tally() {
        return tally;
    }
}
