package dev.trawl.bench.chaos.postgres;

import dev.trawl.bench.chaos.poison.PoisonMessages.MessagePosition;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Reads what scheduler and storage have written, past both. Thread-safe. */
public final class LedgerTables {

    private final Database database;

    public LedgerTables(Database database) {
        this.database = database;
    }

    /** Every task there is. */
    public List<TaskRow> tasks() {
        String sql = """
                select task_id, crawl_id, user_id, state || coalesce('(' || kind || ')', '') as ending,
                       attempt, charged, reason
                from scheduler.task
                order by submitted_at, task_id
                """;
        return select(
                sql,
                row -> new TaskRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getString(7)));
    }

    /** Every letter about a task; standing is what the API lists. */
    public List<LetterRow> letters() {
        String sql = """
                select l.task_id, l.kind, s.letter_id is not null
                from scheduler.dead_letter l
                left join scheduler.standing_dead_letter s on s.letter_id = l.letter_id
                """;
        return select(sql, row -> new LetterRow(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)));
    }

    /** Where the messages are that were not well-formed. */
    public List<MessagePosition> malformed() {
        return select(
                "select topic, part, position from scheduler.malformed_message",
                row -> new MessagePosition(row.getString(1), row.getInt(2), row.getLong(3)));
    }

    /** Observations of articles and of profiles, by task. */
    public Map<UUID, Long> observations(String table) {
        Map<UUID, Long> counts = new HashMap<>();
        select(
                        "select task_id, count(*) from storage." + table + " group by task_id",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** The visits that go on. */
    public List<LedgerVisit> running() {
        String sql = """
                select task_id, crawl_id, user_id, attempt, visit
                from scheduler.task
                where state = 'QUEUED' and started_at is not null and visit is not null
                """;
        return select(
                sql,
                row -> new LedgerVisit(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getObject(5, UUID.class)));
    }

    /** The number of the last outcome that changed a task; empty when the database does not answer. */
    public OptionalLong lastOutcome() {
        return number("select coalesce(max(event_id), 0) from scheduler.task_event where visit is not null");
    }

    /** How many tasks have not ended; empty when the database does not answer. */
    public OptionalLong open() {
        return number("select count(*) from scheduler.task"
                + " where state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED')");
    }

    private OptionalLong number(String sql) {
        try {
            return OptionalLong.of(select(sql, row -> row.getLong(1)).getFirst());
        } catch (BenchFailed away) {
            return OptionalLong.empty();
        }
    }

    /** Makes a value of the row it stands at. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @throws BenchFailed when the database does not answer */
    private <T> List<T> select(String sql, RowReader<T> reader) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new BenchFailed("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** A visit that goes on now, as the ledger knows it. */
    public record LedgerVisit(UUID taskId, String crawl, String user, int attempt, UUID visit) {}

    /** One dead letter that the scheduler keeps. */
    public record LetterRow(UUID taskId, String kind, boolean standing) {}

    /**
     * One task of the ledger.
     *
     * @param end its end or its state, as the protocol writes it, such as {@code DEAD(click)}
     * @param charged attempts that counted against it
     */
    public record TaskRow(UUID taskId, String crawl, String user, String end, int attempt, int charged, String reason) {

        private static final Set<String> OPEN = Set.of("HELD", "WAITING", "QUEUED", "CANCELLING", "FETCHED");

        public boolean isOpen() {
            return OPEN.contains(end);
        }

        /** For people. */
        @Override
        public String toString() {
            return user + " (" + crawl + ", task " + taskId + ")";
        }
    }
}
