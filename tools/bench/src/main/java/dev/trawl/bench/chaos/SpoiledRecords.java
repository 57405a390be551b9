package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.messaging.PoisonedTopics;
import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.chaos.postgres.LedgerTables.LedgerVisit;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records of pages that Postgres refuses, for tasks that are being visited: a NUL in a title, a year that no timestamp has.
 * Every other one takes the place of the last page of the list, whose own record comes behind: then that page is spoiled, unless
 * the visit was over sooner than it was seen. The rest are of a page past the end, which must spoil nothing.
 * A thread of its own looks for visits that will last.
 */
final class SpoiledRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(40);

    /** Pages of a list whose visit is not over before it is seen. */
    private static final int LONG = 3;

    private static final int FAR_YEAR = 300_000;

    private final LedgerTables ledger;
    private final PoisonedTopics topics;
    private final UserPool userPool;
    private final int most;
    private final Map<UUID, Boolean> spoiled = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::loop);
    private volatile boolean running = true;

    /** @param most how many to send */
    SpoiledRecords(LedgerTables ledger, PoisonedTopics topics, UserPool userPool, int most) {
        this.ledger = ledger;
        this.topics = topics;
        this.userPool = userPool;
        this.most = most;
    }

    void start() {
        thread.start();
    }

    private void loop() {
        while (running && spoiled.size() < most) {
            try {
                Pause.of(POLL);
                ledger.running().stream().filter(this::isLongAndWell).limit(1).forEach(this::spoil);
            } catch (BenchFailed away) {
                // the database or the broker is being killed; or the run is over
            }
        }
    }

    private boolean isLongAndWell(LedgerVisit visit) {
        return visit.user().startsWith("user-")
                && !spoiled.containsKey(visit.taskId())
                && userPool.user(visit.user()).pages() >= LONG;
    }

    private void spoil(LedgerVisit visit) {
        int number = spoiled.size();
        boolean past = number % 2 == 1;
        int last = userPool.user(visit.user()).pages();
        spoiled.put(visit.taskId(), past);
        topics.send(record(visit, past ? last + 1 : last, number / 2 % 2 == 0));
    }

    private static PageRecord record(LedgerVisit visit, int page, boolean nul) {
        var ref = new VisitRef(
                new TaskId(visit.taskId()),
                new CrawlId(visit.crawl()),
                new SiteId("demo"),
                new UserId(visit.user()),
                visit.attempt(),
                new VisitId(visit.visit()));
        OffsetDateTime far = OffsetDateTime.of(FAR_YEAR, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        return new PageRecord(
                ref,
                PageKind.LIST,
                page,
                "http://blog.demo.test/" + visit.user() + "/article/list/" + page,
                200,
                Instant.EPOCH,
                "chaos",
                null,
                List.of(article(nul ? "a title with a NUL\u0000" : "a title", nul ? null : far)),
                List.of());
    }

    private static Article article(String title, @Nullable OffsetDateTime published) {
        return new Article(
                "chaos",
                null,
                title,
                ArticleType.ORIGINAL,
                null,
                published,
                published == null ? null : DatePrecision.SECOND,
                null,
                null,
                1L,
                1L,
                null,
                null,
                false,
                null,
                null,
                null);
    }

    /** The tasks that were sent such a record, and whether of a page past the end: that one surely has its letter. */
    Map<UUID, Boolean> tasks() {
        return Map.copyOf(spoiled);
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }
}
