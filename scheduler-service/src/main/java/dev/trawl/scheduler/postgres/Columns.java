package dev.trawl.scheduler.postgres;

import dev.trawl.messages.MessageJson;
import dev.trawl.messages.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values to columns and back. */
final class Columns {

    private Columns() {}

    static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    static @Nullable Timestamp at(Optional<Instant> instant) {
        return instant.map(Timestamp::from).orElse(null);
    }

    /** @throws IllegalStateException when the column is null */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return optional(row, column).orElseThrow(() -> new IllegalStateException("column " + column + " is null"));
    }

    static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static String uuids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static String visits(Set<VisitId> visits) {
        return uuids(visits.stream().map(VisitId::value).toList());
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
