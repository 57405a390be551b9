package dev.trawl.scheduler.postgres;

import dev.trawl.contract.MessageJson;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import dev.trawl.postgres.ArrayLiterals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Values to columns and back. */
final class Columns {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Columns() {}

    /** A clock of another machine that is far off says the nearest time that has a year of four digits. */
    static Timestamp at(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return Timestamp.from(EARLIEST);
        }
        return Timestamp.from(instant.isAfter(LATEST) ? LATEST : instant);
    }

    /** @throws IllegalStateException when the column is null */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return optional(row, column).orElseThrow(() -> new IllegalStateException("column " + column + " is null"));
    }

    static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static Optional<Double> number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static String tasks(Collection<TaskId> tasks) {
        return ArrayLiterals.of(tasks.stream().map(TaskId::value));
    }

    static TaskId task(ResultSet row, String column) throws SQLException {
        return new TaskId(row.getObject(column, UUID.class));
    }

    static String visits(Set<VisitId> visits) {
        return ArrayLiterals.of(visits.stream().map(VisitId::value));
    }

    static Set<VisitId> visits(ResultSet row, String column) throws SQLException {
        var visits = new HashSet<VisitId>();
        for (Object id : (Object[]) row.getArray(column).getArray()) {
            visits.add(new VisitId((UUID) id));
        }
        return visits;
    }

    static String json(Object value) {
        return MessageJson.mapper().writeValueAsString(value);
    }

    static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
        return MessageJson.mapper().readValue(row.getString(column), type);
    }

    /** Postgres has no text with NUL in it. */
    static String text(String value) {
        return value.replace("\0", "");
    }
}
