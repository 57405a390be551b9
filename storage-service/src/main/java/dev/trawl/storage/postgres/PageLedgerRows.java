package dev.trawl.storage.postgres;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.storage.intake.RowStore.CompleteVisit;
import dev.trawl.storage.intake.RowStore.ManifestClaim;
import dev.trawl.storage.intake.RowStore.RecordReading;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The ledger of pages, in {@code task}, {@code page_stored} and {@code task_manifest}: which pages are stored, which ones
 * manifests list, and which manifests are complete. Every method runs in the caller's transaction.
 */
final class PageLedgerRows {

    private static final String INSERT_TASKS = """
            insert into storage.task (task_id, crawl_id, site, user_id)
            select * from unnest(:task_id::uuid[], :crawl_id::text[], :site::text[], :user_id::text[])
            on conflict (task_id) do nothing
            """;

    /** A message that is delivered again has the rules of the stored reading, or is older than it. */
    private static final String UPSERT_PAGES = """
            insert into storage.page_stored as stored (
                task_id, visit_id, kind, number, url, status, fetched_at, read_at, rules, articles, warnings)
            select * from unnest(
                :task_id::uuid[], :visit_id::uuid[], :kind::text[], :number::integer[], :url::text[], :status::integer[],
                :fetched_at::timestamptz[], :read_at::timestamptz[], :rules::text[], :articles::integer[],
                :warnings::jsonb[])
            on conflict (task_id, visit_id, kind, number) do update set
                url = excluded.url, status = excluded.status, fetched_at = excluded.fetched_at,
                read_at = excluded.read_at, rules = excluded.rules, articles = excluded.articles,
                warnings = excluded.warnings
            where excluded.read_at > stored.read_at and excluded.rules <> stored.rules
            returning task_id, visit_id, kind, number
            """;

    private static final String INSERT_MANIFESTS = """
            insert into storage.task_manifest (task_id, visit_id, attempt, account_empty, ranges, pages, claimed_at)
            select * from unnest(
                :task_id::uuid[], :visit_id::uuid[], :attempt::integer[], :account_empty::boolean[], :ranges::jsonb[],
                :pages::integer[], :claimed_at::timestamptz[])
            on conflict (task_id, visit_id) do nothing
            """;

    private static final String LOCK_TASKS = """
            select task_id from storage.task where task_id = any (:task_ids) order by task_id for update
            """;

    private static final String COMPLETE_MANIFESTS = """
            select m.task_id, t.crawl_id, t.site, t.user_id, m.attempt, m.visit_id, m.pages,
                   m.complete_at is not null as marked
            from storage.task_manifest m join storage.task t using (task_id)
            where m.task_id = any (:task_ids)
              and (m.complete_at is not null or not exists (
                select 1 from jsonb_to_recordset(m.ranges) as r (visit uuid, kind text, "from" int, "to" int)
                where r."to" - r."from" + 1 > (
                  select count(*) from storage.page_stored p
                  where p.task_id = m.task_id and p.visit_id = r.visit and p.kind = r.kind
                    and p.number between r."from" and r."to")))
            order by m.task_id, m.claimed_at
            """;

    private static final String MARK_COMPLETE = """
            update storage.task_manifest set complete_at = :now
            where (task_id, visit_id) in (select * from unnest(:task_id::uuid[], :visit_id::uuid[]))
              and complete_at is null
            """;

    /** Postgres orders UUIDs by their bytes. */
    static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private record PageKey(UUID task, UUID visit, String kind, int number) {
        static PageKey of(RecordReading reading) {
            var page = reading.page();
            return new PageKey(
                    page.visit().taskId().value(),
                    page.visit().visitId().value(),
                    page.kind().label(),
                    page.number());
        }

        static PageKey read(ResultSet row) throws SQLException {
            return new PageKey(
                    row.getObject("task_id", UUID.class),
                    row.getObject("visit_id", UUID.class),
                    row.getString("kind"),
                    row.getInt("number"));
        }
    }

    /** @param marked whether an earlier transaction found the manifest complete */
    private record CompleteManifest(CompleteVisit visit, boolean marked) {
        static CompleteManifest read(ResultSet row) throws SQLException {
            var visit = new VisitRef(
                    new TaskId(row.getObject("task_id", UUID.class)),
                    new CrawlId(row.getString("crawl_id")),
                    new SiteId(row.getString("site")),
                    new UserId(row.getString("user_id")),
                    row.getInt("attempt"),
                    new VisitId(row.getObject("visit_id", UUID.class)));
            return new CompleteManifest(new CompleteVisit(visit, row.getInt("pages")), row.getBoolean("marked"));
        }
    }

    private final JdbcClient jdbc;

    PageLedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts these pages. Of several readings of one page the latest counts.
     *
     * @return the readings that were new; the others were stored before
     */
    List<RecordReading> insertPages(List<RecordReading> readings) {
        insertTasks(readings.stream().map(reading -> reading.page().visit()).toList());
        Map<PageKey, RecordReading> pages = new LinkedHashMap<>();
        readings.stream()
                .sorted(Comparator.comparing(
                                (RecordReading reading) -> PageKey.of(reading).task(), BY_BYTES)
                        .thenComparing(reading -> PageKey.of(reading).visit(), BY_BYTES)
                        .thenComparing(reading -> PageKey.of(reading).kind())
                        .thenComparing(reading -> PageKey.of(reading).number())
                        .thenComparing(RecordReading::readAt))
                .forEach(reading -> pages.put(PageKey.of(reading), reading));
        var columns = new ColumnArrays<>(pages.values());
        Set<PageKey> inserted = jdbc.sql(UPSERT_PAGES)
                .param("task_id", columns.toTexts(reading -> PageKey.of(reading).task()))
                .param(
                        "visit_id",
                        columns.toTexts(reading -> PageKey.of(reading).visit()))
                .param("kind", columns.texts(reading -> PageKey.of(reading).kind()))
                .param("number", columns.integers(reading -> PageKey.of(reading).number()))
                .param("url", columns.texts(reading -> reading.page().url()))
                .param("status", columns.integers(reading -> reading.page().status()))
                .param("fetched_at", columns.toTexts(reading -> reading.page().fetchedAt()))
                .param("read_at", columns.toTexts(RecordReading::readAt))
                .param("rules", columns.texts(reading -> reading.page().rules()))
                .param(
                        "articles",
                        columns.integers(reading -> reading.page().articles().size()))
                .param("warnings", columns.texts(reading -> json(reading.page().warnings())))
                .query((row, number) -> PageKey.read(row))
                .set();
        return pages.entrySet().stream()
                .filter(page -> inserted.contains(page.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** @return the number of manifests that were new */
    int insertManifests(List<ManifestClaim> claims) {
        insertTasks(claims.stream().map(ManifestClaim::visit).toList());
        var columns = new ColumnArrays<>(claims.stream()
                .sorted(Comparator.comparing(
                                (ManifestClaim claim) -> claim.visit().taskId().value(), BY_BYTES)
                        .thenComparing(claim -> claim.visit().visitId().value(), BY_BYTES))
                .toList());
        return jdbc.sql(INSERT_MANIFESTS)
                .param(
                        "task_id",
                        columns.toTexts(claim -> claim.visit().taskId().value()))
                .param(
                        "visit_id",
                        columns.toTexts(claim -> claim.visit().visitId().value()))
                .param("attempt", columns.integers(claim -> claim.visit().attempt()))
                .param("account_empty", columns.booleans(ManifestClaim::empty))
                .param("ranges", columns.texts(claim -> json(claim.manifest())))
                .param("pages", columns.integers(claim -> claim.manifest().size()))
                .param("claimed_at", columns.toTexts(ManifestClaim::at))
                .update();
    }

    private void insertTasks(Collection<VisitRef> visits) {
        Map<UUID, VisitRef> tasks = new LinkedHashMap<>();
        visits.stream()
                .sorted(Comparator.comparing(visit -> visit.taskId().value(), BY_BYTES))
                .forEach(visit -> tasks.put(visit.taskId().value(), visit));
        var columns = new ColumnArrays<>(tasks.values());
        jdbc.sql(INSERT_TASKS)
                .param("task_id", columns.toTexts(visit -> visit.taskId().value()))
                .param("crawl_id", columns.texts(visit -> visit.crawlId().value()))
                .param("site", columns.texts(visit -> visit.site().value()))
                .param("user_id", columns.texts(visit -> visit.userId().value()))
                .update();
    }

    /**
     * Locks the tasks' rows, finds their complete manifests and marks them. One transaction brings the last page and
     * another one the manifest; with the lock the later of them sees both.
     *
     * @param tasks in the order of {@link #BY_BYTES}
     * @return all complete manifests of these tasks
     */
    List<CompleteVisit> lockAndMarkComplete(Collection<UUID> tasks, Instant now) {
        var ids = new SqlArrayValue("uuid", tasks.toArray());
        jdbc.sql(LOCK_TASKS).param("task_ids", ids).query(UUID.class).list();
        List<CompleteManifest> complete = jdbc.sql(COMPLETE_MANIFESTS)
                .param("task_ids", ids)
                .query((row, number) -> CompleteManifest.read(row))
                .list();
        mark(complete.stream().filter(manifest -> !manifest.marked()).toList(), now);
        return complete.stream().map(CompleteManifest::visit).toList();
    }

    private void mark(List<CompleteManifest> manifests, Instant now) {
        if (manifests.isEmpty()) {
            return;
        }
        var columns = new ColumnArrays<>(
                manifests.stream().map(manifest -> manifest.visit().visit()).toList());
        jdbc.sql(MARK_COMPLETE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("task_id", columns.toTexts(visit -> visit.taskId().value()))
                .param("visit_id", columns.toTexts(visit -> visit.visitId().value()))
                .update();
    }

    private static String json(Object value) {
        return new String(MessageJson.write(value), StandardCharsets.UTF_8);
    }
}
