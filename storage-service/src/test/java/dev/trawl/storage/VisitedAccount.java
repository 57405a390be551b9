package dev.trawl.storage;

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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One visit of an account, as the messages of the fetcher and the parser describe it. */
public record VisitedAccount(VisitRef visit, Instant start) {

    public static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");

    public static VisitedAccount of(String user, String crawl, Instant start) {
        var account = new Account(new SiteId("demo"), new UserId(user));
        var task = TaskId.of(new CrawlId(crawl), account);
        return new VisitedAccount(
                new VisitRef(
                        task, new CrawlId(crawl), account.site(), account.userId(), 1, new VisitId(UUID.randomUUID())),
                start);
    }

    public PageRecord page(PageKind kind, int number, String rules, @Nullable Profile profile, Article... articles) {
        return new PageRecord(
                visit,
                kind,
                number,
                "http://blog.demo.test/" + visit.userId() + "/" + kind.label() + "/" + number,
                200,
                start.plusSeconds(number + (kind == PageKind.PROFILE ? 0 : kind == PageKind.LIST ? 10 : 10_000)),
                rules,
                profile,
                List.of(articles),
                List.of());
    }

    public PageRecord profile(@Nullable Profile profile) {
        return page(PageKind.PROFILE, 1, "r1", profile);
    }

    public PageRecord list(int number, Article... articles) {
        return page(PageKind.LIST, number, "r1", null, articles);
    }

    public Outcome fetched(int lists) {
        return new Outcome.Fetched(visit, start.plusSeconds(1000), new FetcherId("f1"), manifest(lists));
    }

    public Manifest manifest(int lists) {
        return new Manifest(List.of(
                new PageRange(visit.visitId(), PageKind.PROFILE, 1, 1),
                new PageRange(visit.visitId(), PageKind.LIST, 1, lists)));
    }

    public String key() {
        return visit.account().key();
    }

    /** A profile with these values only. */
    public static Profile showing(@Nullable Long fans, @Nullable Long visits, @Nullable String nickname) {
        return new Profile(
                nickname, null, null, null, null, null, null, fans, null, null, null, null, visits, null, null, null,
                null, null);
    }

    public static Article article(String id, @Nullable Long reads) {
        return new Article(
                id,
                "http://blog.demo.test/a/" + id,
                "Über " + id + " 小狼的世界",
                ArticleType.ORIGINAL,
                "summary of " + id,
                OffsetDateTime.parse("2026-11-01T10:00:00+08:00"),
                DatePrecision.SECOND,
                null,
                null,
                reads,
                1L,
                null,
                null,
                false,
                null,
                null,
                null);
    }
}
