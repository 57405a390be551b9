package dev.trawl.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import dev.trawl.bench.postgres.StockTask;
import dev.trawl.contract.Account;
import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Manifest.PageRange;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Profile;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.ArticleKind;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records as a parser makes them from the list pages of demo users, and the manifests of their tasks. */
final class RecordStock {

    private static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");
    private static final SiteId SITE = new SiteId("demo");
    private static final CrawlId CRAWL = new CrawlId("bench");

    private RecordStock() {}

    /** Tasks with at least this number of records in all; no account comes twice. */
    static List<StockTask> of(int records) {
        List<StockTask> tasks = new ArrayList<>();
        int sum = 0;
        for (int copy = 0; sum < records; copy++) {
            for (ListOwner owner : BenchBlog.longestFirst()) {
                if (sum >= records) {
                    break;
                }
                StockTask task = task(BenchBlog.user(owner), owner.userId() + "-" + copy);
                tasks.add(task);
                sum += task.records().size();
            }
        }
        return tasks;
    }

    private static StockTask task(DemoUser user, String userId) {
        var account = new Account(SITE, new UserId(userId));
        var visit = new VisitRef(
                TaskId.of(CRAWL, account),
                CRAWL,
                SITE,
                account.userId(),
                1,
                new VisitId(UUID.nameUUIDFromBytes(userId.getBytes(UTF_8))));
        List<PageRecord> records = IntStream.rangeClosed(1, user.pages())
                .mapToObj(number -> record(visit, user, number))
                .toList();
        var range = new PageRange(visit.visitId(), PageKind.LIST, 1, user.pages());
        return new StockTask(visit, records, new Manifest(List.of(range)));
    }

    private static PageRecord record(VisitRef visit, DemoUser user, int number) {
        return new PageRecord(
                visit,
                PageKind.LIST,
                number,
                Blog.ORIGIN + "/" + user.userId() + "/article/list/" + number,
                200,
                FETCHED,
                "bench",
                number == 1 ? profile(user.profile()) : null,
                user.page(number).stream().map(RecordStock::article).toList(),
                List.of());
    }

    private static Profile profile(DemoProfile shown) {
        return new Profile(
                shown.nickname(),
                shown.blogTitle(),
                shown.posts(),
                null,
                shown.originals(),
                null,
                null,
                shown.fans(),
                null,
                shown.likes(),
                shown.comments(),
                null,
                shown.visits(),
                shown.points(),
                shown.level(),
                shown.rank(),
                shown.weekRank(),
                shown.codeAge());
    }

    private static Article article(DemoArticle shown) {
        return new Article(
                shown.articleId(),
                shown.url(Blog.ORIGIN),
                shown.title(),
                type(shown.type()),
                shown.summary(),
                shown.publishedAt(),
                DatePrecision.MINUTE,
                null,
                null,
                shown.reads(),
                shown.comments(),
                null,
                null,
                shown.pinned(),
                null,
                null,
                null);
    }

    private static @Nullable ArticleType type(ArticleKind kind) {
        return switch (kind) {
            case ORIGINAL -> ArticleType.ORIGINAL;
            case REPOST -> ArticleType.REPOST;
            case TRANSLATION -> ArticleType.TRANSLATION;
        };
    }

    /** Puts the records on {@code crawl.records} and the manifests on {@code crawl.outcomes}. */
    static void publish(BenchTopics topics, List<StockTask> tasks) {
        var fetcher = new FetcherId("bench");
        for (StockTask task : tasks) {
            String key = task.visit().account().key();
            task.records().forEach(one -> topics.send(topics.names().records(), key, one));
            topics.send(
                    topics.names().outcomes(),
                    key,
                    new Outcome.Fetched(task.visit(), FETCHED, fetcher, task.manifest()));
        }
        topics.flush();
    }
}
