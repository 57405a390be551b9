package dev.trawl.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.Manifest.PageRange;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.Task.WantedPages;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of each kind, as they look in the middle of a crawl. */
final class Examples {

    static final CrawlId CRAWL = new CrawlId("demo-2026-11");
    static final Account ACCOUNT = new Account(new SiteId("demo"), new UserId("user-0042"));
    static final TaskId TASK_ID = TaskId.of(CRAWL, ACCOUNT);
    static final VisitId VISIT_ID = new VisitId(UUID.fromString("0b7c5f7e-6c2f-4d0e-9a53-3f2f4f6d8a11"));
    static final FetcherId FETCHER = new FetcherId("fetcher-1");
    static final Instant AT = Instant.parse("2026-11-21T08:15:30.250Z");
    static final VisitRef VISIT = new VisitRef(TASK_ID, CRAWL, ACCOUNT.site(), ACCOUNT.userId(), 2, VISIT_ID);
    static final Manifest MANIFEST = new Manifest(
            List.of(new PageRange(VISIT_ID, PageKind.PROFILE, 1, 1), new PageRange(VISIT_ID, PageKind.LIST, 1, 3)));
    static final VisitLocation WHERE =
            new VisitLocation(PageKind.LIST, 4, "http://blog.demo.test/user-0042/article/list/4", 404);

    static final CrawlRequest REQUEST =
            new CrawlRequest(ACCOUNT.site(), CRAWL, List.of("user-0042", "user-0043"), 5, Scope.LIST);

    static final Task TASK = new Task(
            TASK_ID,
            CRAWL,
            ACCOUNT.site(),
            ACCOUNT.userId(),
            Scope.LIST,
            2,
            true,
            new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(20)),
            Duration.ofMillis(1500),
            List.of(new WantedPages(PageKind.LIST, 4, null)),
            MANIFEST,
            Instant.parse("2026-11-21T08:45:30Z"));

    static final CapturedPage PAGE = CapturedPage.of(
            VISIT,
            new PageRef(PageKind.LIST, 1),
            "http://blog.demo.test/user-0042/article/list/1",
            200,
            AT,
            312,
            "<!DOCTYPE html>\n<html><body>…</body></html>".getBytes(UTF_8));

    static final PageRecord RECORD = new PageRecord(
            VISIT,
            PageKind.LIST,
            1,
            PAGE.url(),
            200,
            AT,
            "3f9c0e5d11a2",
            new Profile(
                    "小狼", null, 57L, null, 51L, 6L, 0L, 313L, null, 487L, 168L, null, 621222L, 6069L, 6L, 6901L, null,
                    "码龄4年"),
            List.of(new Article(
                    "89088262",
                    "http://blog.demo.test/user-0042/article/details/89088262",
                    "Gradle 打包指定文件",
                    ArticleType.ORIGINAL,
                    "How to …",
                    OffsetDateTime.parse("2019-04-08T14:24:22+08:00"),
                    DatePrecision.SECOND,
                    null,
                    null,
                    13047L,
                    2L,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)),
            List.of());

    static final DeadLetter LETTER = new DeadLetter(
            VISIT,
            FailureKind.PAGE,
            "1 page is missing: list 4 answered 404",
            "fetcher-service",
            AT,
            WHERE,
            MANIFEST,
            List.of(new PageRef(PageKind.LIST, 4)),
            List.of(
                    new EvidenceRef(EvidenceKind.SCREENSHOT, 0, 17, 48_213),
                    new EvidenceRef(EvidenceKind.TIMELINE, 0, 18, 912)));

    static final CrawlEnd CRAWL_END =
            new CrawlEnd(CRAWL, AT, 209, Map.of("stored", 200L, "not_found", 4L, "dead", 5L), Map.of("click", 5L));

    static final MalformedLetter MALFORMED = MalformedLetter.about(
            "not a valid Outcome: unexpected end of input",
            "scheduler-service",
            AT,
            "crawl.outcomes",
            3,
            1207,
            "{\"outcome\":".getBytes(UTF_8));

    static final Heartbeat HEARTBEAT = new Heartbeat(
            FETCHER,
            AT,
            Instant.parse("2026-11-21T08:00:00Z"),
            false,
            1530,
            402,
            List.of(
                    new Heartbeat.Slot(
                            1,
                            Heartbeat.SlotState.VISITING,
                            Instant.parse("2026-11-21T08:15:28Z"),
                            VISIT,
                            "wait for list 4",
                            Instant.parse("2026-11-21T08:15:30Z"),
                            3),
                    new Heartbeat.Slot(2, Heartbeat.SlotState.IDLE, AT, null, null, null, 0)),
            new Heartbeat.Browser(
                    Heartbeat.BrowserState.ACTIVE,
                    "HeadlessShell 156.0",
                    Instant.parse("2026-11-21T08:00:01Z"),
                    348_127_232,
                    402),
            List.of(new Heartbeat.Robots(
                    new SiteId("demo"), Instant.parse("2026-11-21T08:00:05Z"), Duration.ofSeconds(2))));

    private Examples() {}

    /** Every outcome, by its name. */
    static Map<String, Outcome> outcomes() {
        var outcomes = new LinkedHashMap<String, Outcome>();
        outcomes.put("STARTED", new Outcome.Started(VISIT, AT, FETCHER));
        outcomes.put("FETCHED", new Outcome.Fetched(VISIT, AT, FETCHER, MANIFEST, "1 of 41 not shown"));
        outcomes.put("EMPTY", new Outcome.Empty(VISIT, AT, FETCHER, MANIFEST));
        outcomes.put("NOT_FOUND", new Outcome.NotFound(VISIT, AT, FETCHER, WHERE));
        outcomes.put(
                "MOVED",
                new Outcome.Moved(
                        VISIT,
                        AT,
                        FETCHER,
                        new VisitLocation(PageKind.PROFILE, 1, "http://blog.demo.test/user-0043", 200)));
        outcomes.put(
                "FAILED",
                new Outcome.Failed(
                        VISIT,
                        AT,
                        FETCHER,
                        FailureKind.PAGE,
                        LETTER.reason(),
                        WHERE,
                        true,
                        MANIFEST,
                        LETTER.missing(),
                        true,
                        List.of(new WantedPages(PageKind.LIST, 4, 4))));
        outcomes.put(
                "BLOCKED",
                new Outcome.Blocked(VISIT, AT, FETCHER, "status 429", WHERE, Duration.ofSeconds(60), Manifest.EMPTY));
        outcomes.put("HANDED_BACK", new Outcome.HandedBack(VISIT, AT, FETCHER, "the fetcher stops", MANIFEST));
        outcomes.put("CANCELLED", new Outcome.Cancelled(VISIT, AT, FETCHER));
        outcomes.put(
                "UNREADABLE",
                new Outcome.Unreadable(
                        VISIT, AT, new PageRef(PageKind.LIST, 2), "nothing matched: .article-list .article-item-box"));
        outcomes.put(
                "UNSTORABLE",
                new Outcome.Unstorable(VISIT, AT, new PageRef(PageKind.LIST, 2), "a figure out of range"));
        outcomes.put("STORED", new Outcome.Stored(VISIT, AT, 4));
        return outcomes;
    }

    /** What is on {@code crawl.control}, by key. */
    static Map<String, @Nullable Control> controls() {
        var controls = new LinkedHashMap<String, @Nullable Control>();
        controls.put(Control.key(CRAWL), new Control.OfCrawl(true));
        controls.put(Control.key(TASK_ID), new Control.OfTask(false, List.of(VISIT_ID)));
        controls.put(Control.key(ACCOUNT.site()), new Control.OfSite(true));
        return controls;
    }
}
