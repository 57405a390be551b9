package dev.trawl.parser.pages;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.VisitLocation;
import dev.trawl.parser.extraction.PageHtml;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.extraction.PageReading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Parses captured pages by the rules of their site. The same page gives the same record. Thread-safe. */
public final class PageParsing {

    private static final String SERVICE = "parser";

    /** A longer reason is cut. */
    private static final int MAX_REASON = 2_000;

    private final SiteReaders sites;

    private final Clock clock;

    public PageParsing(SiteReaders sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    public ParsedPage parse(CapturedPage page) {
        return sites.find(page.visit().site())
                .map(reader -> read(page, reader))
                .orElseGet(() ->
                        unreadable(page, "no site file for " + page.visit().site()));
    }

    private ParsedPage read(CapturedPage page, PageReader reader) {
        var html = new PageHtml(page.page().kind(), page.url(), page.visit().userId(), page.html());
        return switch (reader.read(html)) {
            case PageReading.Shown shown ->
                new ParsedPage.Read(new PageRecord(
                        page.visit(),
                        page.page().kind(),
                        page.page().number(),
                        page.url(),
                        page.status(),
                        page.fetchedAt(),
                        reader.rulesHash(),
                        shown.profile(),
                        shown.articles(),
                        shown.warnings()));
            case PageReading.LayoutChanged changed -> unreadable(page, changed.reason());
            case PageReading.OtherUser other -> unreadable(page, other.reason());
            case PageReading.Broken broken -> unreadable(page, broken.reason());
            case PageReading.TooMuch tooMuch -> unreadable(page, "too much: " + tooMuch.reason());
        };
    }

    /** The dead letter and the outcome of a page that cannot be read, with this reason. */
    public ParsedPage.Unreadable unreadable(CapturedPage page, String reason) {
        String sentence = page.page() + " is unreadable: " + reason;
        String cut = sentence.length() > MAX_REASON ? sentence.substring(0, MAX_REASON) + "…" : sentence;
        Instant now = clock.instant();
        var visitLocation = new VisitLocation(page.page().kind(), page.page().number(), page.url(), page.status());
        return new ParsedPage.Unreadable(
                new DeadLetter(
                        page.visit(),
                        FailureKind.PAGE,
                        cut,
                        SERVICE,
                        now,
                        visitLocation,
                        Manifest.EMPTY,
                        List.of(page.page()),
                        List.of()),
                new Outcome.Unreadable(page.visit(), now, page.page(), cut));
    }

    /** The result of parsing a captured page. */
    public sealed interface ParsedPage {

        /** The page was read. */
        record Read(PageRecord record) implements ParsedPage {}

        /** The page cannot be read. The dead letter is for the operator, the outcome for the scheduler. */
        record Unreadable(DeadLetter letter, Outcome.Unreadable outcome) implements ParsedPage {}
    }
}
