package dev.trawl.storage.postgres;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.MessageJson;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import dev.trawl.storage.intake.CompleteVisit;
import dev.trawl.storage.intake.ManifestClaim;
import dev.trawl.storage.intake.RecordReading;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The ledger of pages: what arrived, what manifests claim, and which of these are complete. One transaction's use. */
final class PageLedgerRows {

    private static final String INSERT_TASKS = """
            insert into storage.task (task_id, crawl_id, site, user_id)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
            on conflict (task_id) do nothing""";

    /** A reading with the rules of the one before, or older than it, is a message delivered again. */
    private static final String INSERT_PAGES = """
            insert into storage.page_stored as kept
              (task_id, visit_id, kind, number, url, status, fetched_at, read_at, rules, articles, warnings)
            select task_id, visit_id, kind, number, url, status, fetched_at, read_at, rules, articles, warnings::jsonb
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::int[], ?::timestamptz[],
                        ?::timestamptz[], ?::text[], ?::int[], ?::text[])
              as page (task_id, visit_id, kind, number, url, status, fetched_at, read_at, rules, articles, warnings)
            on conflict (task_id, visit_id, kind, number) do update set
              url = excluded.url, status = excluded.status, fetched_at = excluded.fetched_at, read_at = excluded.read_at,
              rules = excluded.rules, articles = excluded.articles, warnings = excluded.warnings
            where excluded.read_at > kept.read_at and excluded.rules <> kept.rules
            returning task_id, visit_id, kind, number""";

    private static final String INSERT_MANIFESTS = """
            insert into storage.task_manifest (task_id, visit_id, attempt, account_empty, ranges, pages, claimed_at)
            select task_id, visit_id, attempt, account_empty, ranges::jsonb, pages, claimed_at
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::boolean[], ?::text[], ?::int[], ?::timestamptz[])
              as claim (task_id, visit_id, attempt, account_empty, ranges, pages, claimed_at)
            on conflict (task_id, visit_id) do nothing""";

    private static final String LOCK_TASKS = """
            select task_id from storage.task where task_id = any (?) order by task_id for update""";

    private static final String COMPLETE = """
            select m.task_id, t.crawl_id, t.site, t.user_id, m.attempt, m.visit_id, m.pages, m.complete_at is null as news
            from storage.task_manifest m join storage.task t using (task_id)
            where m.task_id = any (?)
              and (m.complete_at is not null or not exists (
                select 1 from jsonb_to_recordset(m.ranges) as r (visit uuid, kind text, "from" int, "to" int)
                where r."to" - r."from" + 1 > (
                  select count(*) from storage.page_stored p
                  where p.task_id = m.task_id and p.visit_id = r.visit and p.kind = r.kind
                    and p.number between r."from" and r."to")))
            order by m.task_id, m.claimed_at""";

    private static final String MARK_COMPLETE = """
            update storage.task_manifest set complete_at = ?
            where (task_id, visit_id) in (select * from unnest(?::uuid[], ?::uuid[])) and complete_at is null""";

    /** Postgres orders UUIDs by their bytes. */
    static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private record PageKey(UUID task, UUID visit, String kind, int number) {}

    private final Connection connection;

    PageLedgerRows(Connection connection) {
        this.connection = connection;
    }

    /** Brings these pages. @return those that are news, the others are stored already */
    List<RecordReading> insertPages(List<RecordReading> readings) throws SQLException {
        insertTasks(readings.stream()
                .map(recordReading -> recordReading.page().visit())
                .toList());
        // of several readings of one page the latest counts; the order is that in which every storage locks
        Map<PageKey, RecordReading> pages = new LinkedHashMap<>();
        readings.stream()
                .sorted(Comparator.comparing((RecordReading r) -> key(r).task(), BY_BYTES)
                        .thenComparing(r -> key(r).visit(), BY_BYTES)
                        .thenComparing(r -> key(r).kind())
                        .thenComparing(r -> key(r).number())
                        .thenComparing(RecordReading::readAt))
                .forEach(recordReading -> pages.put(key(recordReading), recordReading));
        Collection<RecordReading> rows = pages.values();
        Set<PageKey> news = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_PAGES)) {
            array(insert, 1, "uuid", rows, recordReading -> key(recordReading).task());
            array(insert, 2, "uuid", rows, recordReading -> key(recordReading).visit());
            array(insert, 3, "text", rows, recordReading -> key(recordReading).kind());
            array(insert, 4, "int4", rows, recordReading -> key(recordReading).number());
            array(insert, 5, "text", rows, recordReading -> recordReading.page().url());
            array(insert, 6, "int4", rows, recordReading -> recordReading.page().status());
            array(
                    insert,
                    7,
                    "timestamptz",
                    rows,
                    recordReading -> Provenance.utc(recordReading.page().fetchedAt()));
            array(insert, 8, "timestamptz", rows, recordReading -> Provenance.utc(recordReading.readAt()));
            array(insert, 9, "text", rows, recordReading -> recordReading.page().rules());
            array(
                    insert,
                    10,
                    "int4",
                    rows,
                    recordReading -> recordReading.page().articles().size());
            array(
                    insert,
                    11,
                    "text",
                    rows,
                    recordReading -> json(recordReading.page().warnings()));
            try (ResultSet result = insert.executeQuery()) {
                while (result.next()) {
                    news.add(new PageKey(
                            result.getObject(1, UUID.class),
                            result.getObject(2, UUID.class),
                            result.getString(3),
                            result.getInt(4)));
                }
            }
        }
        return rows.stream()
                .filter(recordReading -> news.contains(key(recordReading)))
                .toList();
    }

    private static PageKey key(RecordReading recordReading) {
        var page = recordReading.page();
        return new PageKey(
                page.visit().taskId().value(),
                page.visit().visitId().value(),
                page.kind().label(),
                page.number());
    }

    /** Brings these manifests. @return how many are news */
    int insertManifests(List<ManifestClaim> unsorted) throws SQLException {
        insertTasks(unsorted.stream().map(ManifestClaim::visit).toList());
        List<ManifestClaim> claims = unsorted.stream()
                .sorted(Comparator.comparing(
                                (ManifestClaim manifestClaim) ->
                                        manifestClaim.visit().taskId().value(),
                                BY_BYTES)
                        .thenComparing(
                                manifestClaim -> manifestClaim.visit().visitId().value(), BY_BYTES))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_MANIFESTS)) {
            array(
                    insert,
                    1,
                    "uuid",
                    claims,
                    manifestClaim -> manifestClaim.visit().taskId().value());
            array(
                    insert,
                    2,
                    "uuid",
                    claims,
                    manifestClaim -> manifestClaim.visit().visitId().value());
            array(
                    insert,
                    3,
                    "int4",
                    claims,
                    manifestClaim -> manifestClaim.visit().attempt());
            array(insert, 4, "bool", claims, ManifestClaim::empty);
            array(insert, 5, "text", claims, manifestClaim -> json(manifestClaim.manifest()));
            array(
                    insert,
                    6,
                    "int4",
                    claims,
                    manifestClaim -> manifestClaim.manifest().size());
            array(insert, 7, "timestamptz", claims, manifestClaim -> Provenance.utc(manifestClaim.at()));
            return insert.executeUpdate();
        }
    }

    private void insertTasks(Collection<VisitRef> visits) throws SQLException {
        Map<UUID, VisitRef> tasks = new LinkedHashMap<>();
        visits.stream()
                .sorted(Comparator.comparing(visit -> visit.taskId().value(), BY_BYTES))
                .forEach(visit -> tasks.put(visit.taskId().value(), visit));
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TASKS)) {
            array(insert, 1, "uuid", tasks.values(), visit -> visit.taskId().value());
            array(insert, 2, "text", tasks.values(), visit -> visit.crawlId().value());
            array(insert, 3, "text", tasks.values(), visit -> visit.site().value());
            array(insert, 4, "text", tasks.values(), visit -> visit.userId().value());
            insert.executeUpdate();
        }
    }

    /**
     * Locks the tasks' rows, so that of the transaction that brings the last page and the one that brings the manifest the
     * later one sees both. @return the complete manifests of these tasks
     */
    List<CompleteVisit> lockAndMarkComplete(Collection<UUID> tasks, Instant now) throws SQLException {
        Array ids = connection.createArrayOf("uuid", tasks.toArray());
        try (PreparedStatement lock = connection.prepareStatement(LOCK_TASKS)) {
            lock.setArray(1, ids);
            lock.execute();
        }
        List<CompleteVisit> complete = new ArrayList<>();
        List<CompleteVisit> news = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(COMPLETE)) {
            select.setArray(1, ids);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    var manifest = new CompleteVisit(visit(result), result.getInt("pages"));
                    complete.add(manifest);
                    if (result.getBoolean("news")) {
                        news.add(manifest);
                    }
                }
            }
        }
        mark(news, now);
        return complete;
    }

    private static VisitRef visit(ResultSet result) throws SQLException {
        return new VisitRef(
                new TaskId(result.getObject("task_id", UUID.class)),
                new CrawlId(result.getString("crawl_id")),
                new SiteId(result.getString("site")),
                new UserId(result.getString("user_id")),
                result.getInt("attempt"),
                new VisitId(result.getObject("visit_id", UUID.class)));
    }

    private void mark(List<CompleteVisit> manifests, Instant now) throws SQLException {
        if (manifests.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(MARK_COMPLETE)) {
            update.setObject(1, Provenance.utc(now));
            array(
                    update,
                    2,
                    "uuid",
                    manifests,
                    manifest -> manifest.visit().taskId().value());
            array(
                    update,
                    3,
                    "uuid",
                    manifests,
                    manifest -> manifest.visit().visitId().value());
            update.executeUpdate();
        }
    }

    private static String json(Object value) {
        return new String(MessageJson.write(value), StandardCharsets.UTF_8);
    }

    private <T> void array(
            PreparedStatement statement, int index, String type, Collection<T> rows, Function<T, Object> value)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }
}
