package dev.trawl.storage.postgres;

import static dev.trawl.storage.VisitedAccount.MORNING;
import static dev.trawl.storage.VisitedAccount.article;
import static dev.trawl.storage.VisitedAccount.showing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.Article;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Manifest.PageRange;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.storage.TableContents;
import dev.trawl.storage.VisitedAccount;
import dev.trawl.storage.intake.Intake;
import dev.trawl.storage.intake.RowStore;
import dev.trawl.storage.intake.RowStore.CompleteVisit;
import dev.trawl.storage.intake.RowStore.ManifestClaim;
import dev.trawl.storage.intake.RowStore.RecordReading;
import dev.trawl.testing.SteppingClock;
import dev.trawl.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The rows in the tables after pages and manifests were stored in any order. */
final class PostgresRowStoreIT {

    private static final Duration DAY = Duration.ofDays(1);

    private final Database database = TestPostgres.freshDatabase();
    private final PGSimpleDataSource source = source(database);
    private final TableContents rows = new TableContents(database);
    private final PostgresRowStore store = new PostgresRowStore(source, SteppingClock.somewhen());

    private static PGSimpleDataSource source(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setReWriteBatchedInserts(true);
        return source;
    }

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(source).schemas("storage").load().migrate();
    }

    @Test
    void nullNeverOverwritesAValueOfTheSameVisit() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(visited.profile(showing(10L, 1000L, "Ann")));
        store(visited.page(PageKind.LIST, 1, "r1", showing(null, 1001L, null)));

        assertThat(profile()).isEqualTo("Ann|10|1001");
    }

    @Test
    void anOlderPageOfTheSameVisitFillsWhatIsMissingOnly() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(visited.page(PageKind.LIST, 1, "r1", showing(null, 1001L, null)));
        store(visited.profile(showing(10L, 1000L, "Ann")));

        assertThat(profile()).isEqualTo("Ann|10|1001");
    }

    @Test
    void aBatchGivesTheSameRowsAsItsPagesOneByOne() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(
                visited.page(PageKind.LIST, 2, "r1", showing(11L, null, null), article("a1", 6L)),
                visited.profile(showing(10L, 1000L, "Ann")),
                visited.page(PageKind.LIST, 1, "r1", showing(null, 1001L, null), article("a1", 5L)));

        assertThat(profile()).isEqualTo("Ann|11|1001");
        assertThat(rows.one("select reads from storage.article")).isEqualTo("6");
    }

    @Test
    void anOlderVisitNeverOverwritesANewerOne() {
        var newer = VisitedAccount.of("ann", "c2", MORNING.plus(DAY));
        var older = VisitedAccount.of("ann", "c1", MORNING);
        store(newer.profile(showing(20L, null, null)));
        store(newer.list(1, article("a1", 9L)));
        store(older.profile(showing(10L, 1000L, "Ann")));
        store(older.list(1, article("a1", 5L)));

        assertThat(profile()).isEqualTo("null|20|null");
        assertThat(rows.one("select reads from storage.article")).isEqualTo("9");
        assertThat(rows.all("select crawl_id, fans from storage.profile_observation order by seen_at"))
                .containsExactly("c1|10", "c2|20");
        assertThat(rows.all("select crawl_id, reads from storage.article_observation order by seen_at"))
                .containsExactly("c1|5", "c2|9");
    }

    @Test
    void twoTasksOfOneAccountInOneBatchEndWithTheNewerOne() {
        var newer = VisitedAccount.of("ann", "c2", MORNING.plus(DAY));
        var older = VisitedAccount.of("ann", "c1", MORNING);
        store(
                newer.page(PageKind.LIST, 1, "r1", showing(20L, null, null), article("a1", 9L)),
                older.page(PageKind.LIST, 1, "r1", showing(10L, 1000L, "Ann"), article("a1", 5L)));

        assertThat(profile()).isEqualTo("null|20|null");
        assertThat(rows.one("select reads from storage.article")).isEqualTo("9");
        assertThat(rows.one("select count(*) from storage.article_observation")).isEqualTo("2");
    }

    @Test
    void oldPagesReadAgainWithBetterRulesUpdate() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(visited.page(PageKind.PROFILE, 1, "r2", showing(62L, 1000L, "Ann")));
        store(visited.page(PageKind.LIST, 1, "r2", showing(null, 1001L, null)));
        store.storePages(List.of(
                new RecordReading(visited.page(PageKind.PROFILE, 1, "r1", showing(620_000L, 1000L, "Ann")), later(1))));

        assertThat(profile()).isEqualTo("Ann|620000|1000");
        assertThat(rows.one("select fans from storage.profile_observation")).isEqualTo("620000");
    }

    @Test
    void aRedeliveredPageChangesNoRow() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        var pages = List.of(
                reading(visited.profile(showing(10L, 1000L, "Ann"))),
                reading(visited.list(1, article("a1", 5L), article("a2", 6L))));
        store.storePages(pages);
        List<String> before = versions();
        var again = store.storePages(pages);
        var sentTwice = store.storePages(
                List.of(new RecordReading(visited.list(1, article("a1", 5L), article("a2", 6L)), later(5))));

        assertThat(again.inserted()).isZero();
        assertThat(sentTwice.inserted()).isZero();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aPinnedArticleStaysPinnedWhereItIsListedAgain() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(visited.list(1, pinned("a1", true)));
        store(visited.list(2, pinned("a1", false)));

        assertThat(rows.one("select a.pinned, o.pinned from storage.article a, storage.article_observation o"))
                .isEqualTo("t|t");
    }

    @Test
    void aLaterListKeepsTheBodyThatAnArticlePageShowed() {
        var bodies = VisitedAccount.of("ann", "c1", MORNING);
        store(bodies.page(PageKind.ARTICLE, 1, "r1", null, withBody("a1", "the text", 5L)));
        var list = VisitedAccount.of("ann", "c2", MORNING.plus(DAY));
        store(list.list(1, article("a1", 9L)));

        assertThat(rows.one("select body, tags, reads from storage.article")).isEqualTo("the text|{x,y}|9");

        var changed = VisitedAccount.of("ann", "c3", MORNING.plus(DAY).plus(DAY));
        store(changed.page(PageKind.ARTICLE, 1, "r1", null, withBody("a1", null, 10L)));
        assertThat(rows.one("select body, reads from storage.article")).isEqualTo("null|10");
    }

    @Test
    void aManifestThatComesBeforeItsPagesIsCompleteWithTheLastOne() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        assertThat(store.storeManifests(List.of(claim(visited, 2))).complete()).isEmpty();
        assertThat(store(visited.profile(showing(1L, 1L, "Ann")))).isEmpty();
        assertThat(store(visited.list(2))).isEmpty();
        assertThat(store(visited.list(1))).containsExactly(new CompleteVisit(visited.visit(), 3));
    }

    @Test
    void aManifestThatComesAfterItsPagesIsCompleteAtOnceAndReportedAgainWhenTouched() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        PageRecord page = visited.list(1);
        store(visited.profile(showing(1L, 1L, "Ann")), page);
        var completeVisit = new CompleteVisit(visited.visit(), 2);

        assertThat(store.storeManifests(List.of(claim(visited, 1))).complete()).containsExactly(completeVisit);
        assertThat(store.storeManifests(List.of(claim(visited, 1))).complete()).containsExactly(completeVisit);
        assertThat(store(page)).containsExactly(completeVisit);
    }

    @Test
    void aManifestOfTwoVisitsIsCompleteWithThePagesOfBoth() {
        var first = VisitedAccount.of("ann", "c1", MORNING);
        VisitRef visit = first.visit();
        var second = new VisitedAccount(
                new VisitRef(visit.taskId(), visit.crawlId(), visit.site(), visit.userId(), 2, VisitId.draw()),
                MORNING.plusSeconds(60));
        var manifest = new Manifest(List.of(
                new PageRange(visit.visitId(), PageKind.PROFILE, 1, 1),
                new PageRange(visit.visitId(), PageKind.LIST, 1, 1),
                new PageRange(second.visit().visitId(), PageKind.LIST, 2, 2)));
        store.storeManifests(List.of(new ManifestClaim(second.visit(), MORNING, false, manifest)));
        store(first.profile(showing(10L, 1000L, "Ann")), first.list(1), first.list(2));
        assertThat(store(second.page(PageKind.LIST, 2, "r1", showing(11L, null, null))))
                .containsExactly(new CompleteVisit(second.visit(), 3));
        assertThat(profile()).isEqualTo("Ann|11|1000");
    }

    @Test
    void anEmptyManifestIsComplete() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        var manifestClaim = new ManifestClaim(visited.visit(), MORNING, true, Manifest.EMPTY);
        assertThat(store.storeManifests(List.of(manifestClaim)).complete())
                .containsExactly(new CompleteVisit(visited.visit(), 0));
    }

    @Test
    void aBadPageFailsAlone() {
        List<RecordReading> pages = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            pages.add(reading(VisitedAccount.of("user" + i, "c1", MORNING).list(1, article("a" + i, 1L))));
        }
        pages.set(7, reading(VisitedAccount.of("nul", "c1", MORNING).list(1, article("a", 1L), article("b\0c", 1L))));
        pages.set(12, reading(VisitedAccount.of("long", "c1", MORNING).list(1, article(random(4000), 1L))));
        var receipt = new Intake(store).storePages(pages);

        assertThat(receipt.stored()).isEqualTo(18);
        assertThat(receipt.unstorable())
                .extracting(page -> page.reading().page().visit().userId().value())
                .containsExactly("nul", "long");
        assertThat(receipt.unstorable().getFirst().reason()).contains("22021").doesNotContain("insert into");
        assertThat(rows.one("select count(*) from storage.article")).isEqualTo("18");
        assertThat(rows.all("select user_id from storage.page_stored join storage.task using (task_id)"))
                .doesNotContain("nul", "long");
    }

    @Test
    void anUnreachableDatabaseRefusesNoPage() {
        var unreachable = new PGSimpleDataSource();
        unreachable.setUrl("jdbc:postgresql://127.0.0.1:1/unreachable");
        var away = new PostgresRowStore(unreachable, SteppingClock.somewhen());
        assertThatThrownBy(() -> away.storePages(
                        List.of(reading(VisitedAccount.of("ann", "c1", MORNING).list(1)))))
                .isInstanceOf(RowStore.DatabaseAway.class);
    }

    @Test
    void storagesOnTheSameAccountsNeverDeadlockAndGiveTheSameRows() throws Exception {
        List<Callable<Boolean>> storages = new ArrayList<>();
        for (int storage = 0; storage < 4; storage++) {
            var random = new Random(storage);
            List<RecordReading> pages = new ArrayList<>();
            List<ManifestClaim> claims = new ArrayList<>();
            for (int user = 0; user < 30; user++) {
                for (int crawl = 0; crawl < 3; crawl++) {
                    var start = MORNING.plus(DAY.multipliedBy(crawl));
                    var visited = fixed("user" + user, "c" + crawl, start);
                    pages.add(reading(visited.profile(showing(100L * crawl + user, 1L, "u" + user))));
                    pages.add(reading(visited.list(1, article("a", 10L * crawl), article("b", 10L * crawl + 1))));
                    claims.add(claim(visited, 1));
                }
            }
            Collections.shuffle(pages, random);
            Collections.shuffle(claims, random);
            storages.add(() -> {
                for (int from = 0; from < pages.size(); from += 30) {
                    store.storePages(pages.subList(from, from + 30));
                    store.storeManifests(claims.subList(from / 2, from / 2 + 15));
                }
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(storages, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(rows.one("select count(*), sum(fans), count(distinct crawl_id) from storage.profile"))
                .isEqualTo("30|" + (30 * 200 + 29 * 15) + "|1");
        assertThat(rows.one("select count(*), sum(reads) from storage.article")).isEqualTo("60|" + 30 * 41);
        assertThat(rows.one("select count(*), sum(reads) from storage.article_observation"))
                .isEqualTo("180|" + 30 * (1 + 21 + 41));
        assertThat(rows.one("select count(*) from storage.task_manifest where complete_at is not null"))
                .isEqualTo("90");
    }

    @Test
    void viewsRelateArticlesToFiguresOverTime() {
        var first = VisitedAccount.of("ann", "c1", MORNING);
        var second = VisitedAccount.of("ann", "c2", MORNING.plus(DAY));
        store(first.profile(showing(10L, 1000L, "Ann")), first.list(1, article("a1", 5L)));
        store(
                second.profile(showing(14L, 1500L, "Ann")),
                second.list(1, article("a1", 9L), published("a2", MORNING.plusSeconds(3600))));

        assertThat(rows.all("select fans, visits, articles_by_then, articles_seen, reads_seen"
                        + " from storage.profile_history order by seen_at"))
                .containsExactly("10|1000|1|1|5", "14|1500|2|2|10");
        assertThat(rows.one("select days, fans_gained, visits_gained, articles_published from storage.profile_growth"))
                .isEqualTo("1.000|4|500|1");
        assertThat(rows.one("select stored_articles, originals, total_reads from storage.profile_overview"))
                .isEqualTo("2|2|10");
    }

    @Test
    void viewsAddUpFiguresThatTogetherExceedABigint() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(
                visited.profile(showing(Long.MAX_VALUE, Long.MAX_VALUE, "Ann")),
                visited.list(1, article("a1", Long.MAX_VALUE), article("a2", Long.MAX_VALUE)));

        assertThat(rows.one("select total_reads from storage.profile_overview")).isEqualTo("18446744073709551614");
        assertThat(rows.one("select fans, visits, reads_seen from storage.profile_history"))
                .isEqualTo("9223372036854775807|9223372036854775807|18446744073709551614");
    }

    @Test
    void thePrecisionOfADateTravelsWithIt() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        store(visited.list(1, published("a1", MORNING, DatePrecision.DAY), pinned("a2", false)));
        store(visited.list(2, pinned("a1", true), published("a2", MORNING, DatePrecision.MINUTE)));
        store(visited.page(PageKind.ARTICLE, 1, "r1", null, published("a2", MORNING, DatePrecision.SECOND)));

        assertThat(rows.all("select article_id, published_at is not null, published_precision from storage.article"
                        + " order by article_id"))
                .containsExactly("a1|t|day", "a2|t|second");
    }

    @Test
    void everyTableViewAndColumnHasAComment() {
        assertThat(rows.all("""
                                select c.relname, a.attname from pg_class c
                                join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
                                where c.relnamespace = 'storage'::regnamespace and c.relkind in ('r', 'v')
                                  and c.relname not like 'flyway%' and col_description(c.oid, a.attnum) is null
                                union all
                                select c.relname, '' from pg_class c
                                where c.relnamespace = 'storage'::regnamespace and c.relkind in ('r', 'v')
                                  and c.relname not like 'flyway%' and obj_description(c.oid, 'pg_class') is null""")).isEmpty();
    }

    /** The place of each row, and the transaction that wrote it. */
    private List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (String table :
                List.of("task", "page_stored", "profile", "article", "profile_observation", "article_observation")) {
            versions.addAll(rows.all("select '" + table + "', ctid, xmin from storage." + table + " order by ctid"));
        }
        return versions;
    }

    private String profile() {
        return rows.one("select nickname, fans, visits from storage.profile");
    }

    private List<CompleteVisit> store(PageRecord... pages) {
        return store.storePages(
                        Arrays.stream(pages).map(PostgresRowStoreIT::reading).toList())
                .complete();
    }

    private static RecordReading reading(PageRecord page) {
        return new RecordReading(page, later(0));
    }

    private static Instant later(int hours) {
        return MORNING.plus(Duration.ofDays(10)).plus(Duration.ofHours(hours));
    }

    private static ManifestClaim claim(VisitedAccount visited, int lists) {
        return new ManifestClaim(visited.visit(), visited.start(), false, visited.manifest(lists));
    }

    /** The same IDs at each call. */
    private static VisitedAccount fixed(String user, String crawl, Instant start) {
        var visited = VisitedAccount.of(user, crawl, start);
        var visit = visited.visit();
        return new VisitedAccount(
                new VisitRef(
                        visit.taskId(),
                        visit.crawlId(),
                        visit.site(),
                        visit.userId(),
                        1,
                        new VisitId(visit.taskId().value())),
                start);
    }

    private static String random(int length) {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
        }
        return text.toString();
    }

    private static Article pinned(String id, boolean pinned) {
        return new Article(
                id, null, null, null, null, null, null, null, null, null, null, null, null, pinned, null, null, null);
    }

    private static Article published(String id, Instant at) {
        return published(id, at, DatePrecision.SECOND);
    }

    private static Article published(String id, Instant at, DatePrecision precision) {
        return new Article(
                id,
                null,
                null,
                dev.trawl.contract.Article.ArticleType.ORIGINAL,
                null,
                at.atOffset(ZoneOffset.UTC),
                precision,
                null,
                null,
                1L,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Article withBody(String id, @org.jspecify.annotations.Nullable String body, long reads) {
        return new Article(
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reads,
                null,
                null,
                null,
                null,
                body,
                List.of("x", "y"),
                null);
    }
}
