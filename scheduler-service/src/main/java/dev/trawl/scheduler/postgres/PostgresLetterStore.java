package dev.trawl.scheduler.postgres;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.TaskId;
import dev.trawl.postgres.ArrayLiterals;
import dev.trawl.scheduler.letter.LetterStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code dead_letter} and {@code malformed_message}. */
final class PostgresLetterStore implements LetterStore {

    private static final String INSERT = """
            insert into dead_letter (task_id, attempt, kind, crawl_id, site, user_id, at, reason, letter, to_send)
            values (:task, :attempt, :kind, :crawl, :site, :user, :at, :reason, :letter::jsonb, :to_send)
            on conflict (task_id, attempt, kind) do nothing
            """;

    private static final String INSERT_MALFORMED = """
            insert into malformed_message (topic, part, position, at, by, reason, sha256, bytes, head)
            values (:topic, :partition, :offset, :at, :by, :reason, :sha256, :bytes, :head)
            on conflict (topic, part, position) do nothing
            """;

    /** {@link LetterFilter} about the alias {@code l}. */
    private static final String FITS = """
            (:ids::bigint[] is null or l.letter_id = any (:ids::bigint[]))
              and (:kind::text is null or l.kind = :kind)
              and (:site::text is null or l.site = :site)
              and (:crawl::text is null or l.crawl_id = :crawl)
              and (:since::timestamptz is null or l.at >= :since)
              and (:until::timestamptz is null or l.at < :until)
              and (:text::text is null or concat_ws(' ', l.reason, l.user_id, l.letter #>> '{where,url}') ilike :text)
            """;

    private static final String LIST = """
            select l.* from standing_dead_letter l where %s
            order by l.letter_id desc limit :limit offset :offset
            """.formatted(FITS);

    private static final String DISCARD = """
            update dead_letter set discarded_at = :now
            where letter_id in (select l.letter_id from standing_dead_letter l where %s)
            """.formatted(FITS);

    /** Crawls that are not cancelled, and cannot be until the transaction ends. */
    private static final String REPLAYABLE = """
            select l.task_id from standing_dead_letter l join crawl c on c.crawl_id = l.crawl_id
            where c.cancelled_at is null and %s
            order by l.task_id limit :limit for share of c
            """.formatted(FITS);

    /** By the task itself: the sender of a letter may have read it before the scheduler has. */
    private static final String REPLAYABLE_BY_LETTER = """
            select t.task_id from task t join crawl c on c.crawl_id = t.crawl_id
            where t.task_id = :task and t.state = 'DEAD' and t.counted_attempt = :attempt and t.kind = :kind
              and c.cancelled_at is null
            for share of c
            """;

    /** They have something to do again, and an end that is to be published. */
    private static final String TO_END = """
            insert into crawl_to_end (crawl_id) select distinct crawl_id from task where task_id = any (:tasks::uuid[])
            """;

    private static final String REPLAYED = """
            update dead_letter l set replayed_at = :now
            where l.task_id = any (:tasks::uuid[]) and l.replayed_at is null and exists (
                select 1 from task t where t.task_id = l.task_id and t.state = 'DEAD'
                                       and t.counted_attempt = l.attempt and t.kind = l.kind)
            """;

    /** Each has up to 64 KB of the message. */
    private static final int MALFORMED_AT_ONCE = 100;

    private final SchedulerDatabase database;

    PostgresLetterStore(SchedulerDatabase database) {
        this.database = database;
    }

    @Override
    public void keep(List<DeadLetter> letters, List<MalformedLetter> malformed) {
        database.storing(() -> {
            insert(database, letters, false);
            database.batch(
                    INSERT_MALFORMED,
                    malformed,
                    MALFORMED_AT_ONCE,
                    letter -> new SqlParameters()
                            .text("topic", letter.topic())
                            .number("partition", letter.partition())
                            .number("offset", letter.offset())
                            .time("at", letter.at())
                            .text("by", letter.by())
                            .text("reason", letter.reason())
                            .text("sha256", withoutNul(letter.sha256()))
                            .number("bytes", letter.bytes())
                            .bytes("head", letter.head()));
            return letters.size() + malformed.size();
        });
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : Columns.text(text);
    }

    /** @param toSend whether the scheduler wrote them, so that they are not on their topics yet */
    static void insert(SchedulerDatabase database, List<DeadLetter> letters, boolean toSend) {
        database.batch(
                INSERT,
                letters,
                letter -> new SqlParameters()
                        .uuid("task", letter.visit().taskId().value())
                        .number("attempt", letter.visit().attempt())
                        .text("kind", letter.kind().label())
                        .text("crawl", letter.visit().crawlId().value())
                        .text("site", letter.visit().site().value())
                        .text("user", letter.visit().userId().value())
                        .time("at", letter.at())
                        .text("reason", letter.reason())
                        .json("letter", letter)
                        .flag("to_send", toSend));
    }

    @Override
    public List<LetterSummary> list(LetterFilter filter, int limit, int offset) {
        return database.sql(LIST)
                .paramSource(parameters(filter).number("limit", limit).number("offset", offset))
                .query((row, n) -> summary(row))
                .list();
    }

    private static SqlParameters parameters(LetterFilter filter) {
        String ids = filter.ids() == null ? null : ArrayLiterals.of(filter.ids().stream());
        // of LIKE's own characters each means itself
        String text =
                filter.text() == null ? null : "%" + Columns.text(filter.text()).replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return new SqlParameters()
                .text("ids", ids)
                .text("kind", filter.kind())
                .text("site", filter.site())
                .text("crawl", filter.crawl())
                .time("since", filter.since())
                .time("until", filter.until())
                .text("text", text);
    }

    @Override
    public Optional<LetterSummary> find(long id) {
        return database.sql("select * from dead_letter where letter_id = :id")
                .param("id", id)
                .query((row, n) -> summary(row))
                .optional();
    }

    private static LetterSummary summary(ResultSet row) throws SQLException {
        return new LetterSummary(
                row.getLong("letter_id"),
                Columns.json(row, "letter", DeadLetter.class),
                Columns.optional(row, "discarded_at").orElse(null),
                Columns.optional(row, "replayed_at").orElse(null));
    }

    @Override
    public List<MalformedLine> malformed(int limit, int offset) {
        return database.sql("select * from malformed_message order by message_id desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new MalformedLine(
                        row.getLong("message_id"),
                        row.getString("topic"),
                        row.getInt("part"),
                        row.getLong("position"),
                        Columns.instant(row, "at"),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getString("sha256"),
                        row.getInt("bytes")))
                .list();
    }

    @Override
    public int discard(LetterFilter filter, Instant now) {
        return database.sql(DISCARD)
                .paramSource(parameters(filter).time("now", now))
                .update();
    }

    @Override
    public List<TaskId> replayable(LetterFilter filter, int limit) {
        return database.sql(REPLAYABLE)
                .paramSource(parameters(filter).number("limit", limit))
                .query((row, n) -> Columns.task(row, "task_id"))
                .list();
    }

    @Override
    public List<TaskId> replayable(DeadLetter letter) {
        return database.sql(REPLAYABLE_BY_LETTER)
                .param("task", letter.visit().taskId().value())
                .param("attempt", letter.visit().attempt())
                .param("kind", letter.kind().label())
                .query((row, n) -> Columns.task(row, "task_id"))
                .list();
    }

    @Override
    public void replayed(List<TaskId> tasks, Instant now) {
        String ids = Columns.tasks(tasks);
        database.sql(TO_END).param("tasks", ids).update();
        database.sql(REPLAYED).param("tasks", ids).param("now", Columns.at(now)).update();
    }
}
