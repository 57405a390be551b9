package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.VisitId;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.letter.LetterFilter;
import dev.trawl.scheduler.letter.LetterSummary;
import dev.trawl.scheduler.letter.MalformedLine;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger, read for people. */
final class PostgresLedgerReader implements LedgerReader {

    private static final String COUNTS = """
            select state, coalesce(kind, '') as kind, count(*) as tasks from task group by state, kind
            """;

    private static final String COUNTS_OF_CRAWLS = """
            select crawl_id, site, state, coalesce(kind, '') as kind, count(*) as tasks, sum(pages) as pages
            from task where crawl_id = any (?::text[]) group by crawl_id, site, state, kind
            order by crawl_id, site
            """;

    private static final String NEXT_DUE = """
            select not_before, reason from task where crawl_id = ? and state = 'WAITING' order by not_before limit 1
            """;

    private static final String OLDEST = """
            select min(submitted_at) as oldest from task
            where state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED')
            """;

    /** The tasks out are few, and have an index of their own. */
    private static final String MOODS = """
            select site, coalesce(paused, false) as paused, resting_until, coalesce(tasks_out, 0) as tasks_out,
                   coalesce(slowed, 1) as slowed, robots_at, crawl_delay_ms, delayed_at
            from site full join (select site, count(*) as tasks_out from task
                                 where state in ('QUEUED', 'CANCELLING', 'FETCHED') group by site) under_way using (site)
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PostgresLedgerReader(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public TaskCounts counts() {
        return TaskCounts.of(jdbc.query(COUNTS, (row, n) -> group(row)));
    }

    private static TaskCounts.Group group(ResultSet row) throws SQLException {
        return new TaskCounts.Group(
                TaskStateName.valueOf(row.getString("state")), row.getString("kind"), row.getLong("tasks"));
    }

    @Override
    public List<CrawlProgress> crawls(int limit, int offset) {
        return progress(jdbc.query(
                "select * from crawl order by submitted_at desc, crawl_id limit ? offset ?",
                (row, n) -> Head.read(row),
                limit,
                offset));
    }

    @Override
    public Optional<CrawlProgress> crawl(CrawlId crawl) {
        return progress(jdbc.query("select * from crawl where crawl_id = ?", (row, n) -> Head.read(row), crawl.value()))
                .stream()
                .findFirst();
    }

    /** A row of {@code crawl}. */
    private record Head(
            CrawlId crawl,
            SiteId site,
            String scope,
            String source,
            Instant at,
            Optional<Instant> cancelledAt,
            Optional<Instant> pausedAt) {
        static Head read(ResultSet row) throws SQLException {
            return new Head(
                    new CrawlId(row.getString("crawl_id")),
                    new SiteId(row.getString("site")),
                    row.getString("scope"),
                    row.getString("source"),
                    Columns.instant(row, "submitted_at"),
                    Columns.optional(row, "cancelled_at"),
                    Columns.optional(row, "paused_at"));
        }
    }

    /** What is counted of one crawl. */
    private static final class Tally {
        private final List<TaskCounts.Group> groups = new ArrayList<>();
        private final List<SiteId> sites = new ArrayList<>();
        private final Map<SiteId, Long> waiting = new HashMap<>();
        private long pages;
    }

    private List<CrawlProgress> progress(List<Head> heads) {
        var tallies = new HashMap<String, Tally>();
        String[] ids = heads.stream().map(head -> head.crawl().value()).toArray(String[]::new);
        jdbc.query(
                COUNTS_OF_CRAWLS,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", ids)),
                row -> {
                    Tally tally = tallies.computeIfAbsent(row.getString("crawl_id"), id -> new Tally());
                    TaskCounts.Group group = group(row);
                    tally.groups.add(group);
                    tally.pages += row.getLong("pages");
                    var site = new SiteId(row.getString("site"));
                    if (!tally.sites.contains(site)) {
                        tally.sites.add(site);
                    }
                    if (group.state() == TaskStateName.WAITING) {
                        tally.waiting.merge(site, group.tasks(), Long::sum);
                    }
                });
        return heads.stream()
                .map(head -> progress(head, tallies.getOrDefault(head.crawl().value(), new Tally())))
                .toList();
    }

    private CrawlProgress progress(Head head, Tally tally) {
        TaskCounts taskCounts = TaskCounts.of(tally.groups);
        var next = new ArrayList<Map.Entry<Instant, String>>();
        if (taskCounts.in(TaskStateName.WAITING) > 0) {
            jdbc.query(
                    NEXT_DUE,
                    row -> {
                        next.add(Map.entry(Columns.instant(row, "not_before"), row.getString("reason")));
                    },
                    head.crawl().value());
        }
        return new CrawlProgress(
                head.crawl(),
                head.site(),
                tally.sites,
                head.scope(),
                head.source(),
                head.at(),
                head.cancelledAt(),
                head.pausedAt(),
                taskCounts,
                tally.waiting,
                tally.pages,
                next.stream().map(Map.Entry::getKey).findFirst(),
                next.stream()
                        .map(Map.Entry::getValue)
                        .filter(reason -> !reason.isEmpty())
                        .findFirst());
    }

    @Override
    public List<TaskSummary> tasksOf(CrawlId crawl, @Nullable String state, int limit, int offset) {
        return jdbc.query("""
                select * from task where crawl_id = ? and (?::text is null or state = ?)
                order by site, user_id limit ? offset ?
                """, (row, n) -> line(row), crawl.value(), state, state, limit, offset);
    }

    @Override
    public List<TaskSummary> tasksOf(Account account) {
        return jdbc.query(
                "select * from task where site = ? and user_id = ? order by submitted_at desc limit 1000",
                (row, n) -> line(row),
                account.site().value(),
                account.userId().value());
    }

    @Override
    public Optional<TaskSummary> task(TaskId task) {
        return jdbc.query("select * from task where task_id = ?", (row, n) -> line(row), task.value()).stream()
                .findFirst();
    }

    private static TaskSummary line(ResultSet row) throws SQLException {
        return new TaskSummary(
                row.getObject("task_id", UUID.class),
                row.getString("crawl_id"),
                row.getString("site"),
                row.getString("user_id"),
                row.getString("scope"),
                row.getInt("priority"),
                row.getString("state"),
                row.getString("kind"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getInt("charged"),
                row.getInt("pages"),
                Columns.instant(row, "state_since"),
                Columns.optional(row, "not_before").orElse(null),
                row.getString("fetcher"));
    }

    @Override
    public List<HistoryEntry> history(TaskId task) {
        return jdbc.query(
                "select * from task_event where task_id = ? order by event_id limit 10000",
                (row, n) -> new HistoryEntry(
                        task,
                        Columns.instant(row, "at"),
                        row.getString("what"),
                        row.getInt("attempt"),
                        Optional.ofNullable(row.getObject("visit", UUID.class))
                                .map(VisitId::new)
                                .orElse(null),
                        Optional.ofNullable(row.getString("fetcher"))
                                .map(FetcherId::new)
                                .orElse(null),
                        TaskStateName.valueOf(row.getString("state_before")),
                        TaskStateName.valueOf(row.getString("state_after")),
                        row.getString("reason"),
                        said(row)),
                task.value());
    }

    private static HistoryEntry.@Nullable Said said(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.optional(row, "said_at");
        return at.isEmpty()
                ? null
                : new HistoryEntry.Said(
                        at.get(),
                        row.getObject("pages", Integer.class),
                        row.getString("url"),
                        row.getObject("status", Integer.class));
    }

    @Override
    public List<LetterSummary> letters(LetterFilter filter, int limit, int offset) {
        var where = LetterFilterSql.of(filter);
        var parameters = new ArrayList<Object>(Arrays.asList(where.parameters()));
        parameters.add(limit);
        parameters.add(offset);
        return jdbc.query(
                "select l.* from standing_dead_letter l where " + where.sql()
                        + " order by l.letter_id desc limit ? offset ?",
                (row, n) -> letter(row),
                parameters.toArray());
    }

    @Override
    public Optional<LetterSummary> letter(long id) {
        return jdbc.query("select * from dead_letter where letter_id = ?", (row, n) -> letter(row), id).stream()
                .findFirst();
    }

    private static LetterSummary letter(ResultSet row) throws SQLException {
        return new LetterSummary(
                row.getLong("letter_id"),
                Columns.json(row, "letter", DeadLetter.class),
                Columns.optional(row, "discarded_at").orElse(null),
                Columns.optional(row, "replayed_at").orElse(null));
    }

    @Override
    public List<MalformedLine> malformed(int limit, int offset) {
        return jdbc.query(
                "select * from malformed_message order by message_id desc limit ? offset ?",
                (row, n) -> new MalformedLine(
                        row.getLong("message_id"),
                        row.getString("topic"),
                        row.getInt("part"),
                        row.getLong("position"),
                        Columns.instant(row, "at"),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getString("sha256"),
                        row.getInt("bytes")),
                limit,
                offset);
    }

    @Override
    public Map<SiteId, LedgerReader.SiteStatus> moods() {
        var moods = new HashMap<SiteId, LedgerReader.SiteStatus>();
        jdbc.query(MOODS, row -> {
            moods.put(
                    new SiteId(row.getString("site")),
                    new LedgerReader.SiteStatus(
                            row.getBoolean("paused"),
                            Columns.optional(row, "resting_until").filter(clock.instant()::isBefore),
                            row.getInt("tasks_out"),
                            SiteRows.pace(row)));
        });
        return moods;
    }

    @Override
    public Duration oldestOpen() {
        return jdbc.query(OLDEST, (row, n) -> Columns.optional(row, "oldest"))
                .getFirst()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public long unstoredPages() {
        return number("select coalesce(sum(pages), 0) from task where state = 'FETCHED'");
    }

    @Override
    public long unstarted() {
        return number("select count(*) from task where state = 'QUEUED' and visit is null");
    }

    private long number(String query) {
        Long found = jdbc.queryForObject(query, Long.class);
        return found == null ? 0 : found;
    }
}
