package dev.trawl.scheduler.postgres;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Named parameters with their SQL types, so that a null needs no question to the database. */
final class SqlParameters extends MapSqlParameterSource {

    SqlParameters text(String name, @Nullable String value) {
        addValue(name, value, Types.VARCHAR);
        return this;
    }

    /** As a {@code timestamptz} of a year with four digits. */
    SqlParameters time(String name, @Nullable Instant value) {
        addValue(name, value == null ? null : Columns.at(value), Types.TIMESTAMP);
        return this;
    }

    SqlParameters time(String name, Optional<Instant> value) {
        return time(name, value.orElse(null));
    }

    SqlParameters number(String name, @Nullable Integer value) {
        addValue(name, value, Types.INTEGER);
        return this;
    }

    SqlParameters number(String name, @Nullable Long value) {
        addValue(name, value, Types.BIGINT);
        return this;
    }

    SqlParameters decimal(String name, double value) {
        addValue(name, value, Types.DOUBLE);
        return this;
    }

    SqlParameters flag(String name, boolean value) {
        addValue(name, value, Types.BOOLEAN);
        return this;
    }

    SqlParameters uuid(String name, @Nullable UUID value) {
        addValue(name, value, Types.OTHER);
        return this;
    }

    /** As JSON, for a parameter that the statement casts to {@code jsonb}. */
    SqlParameters json(String name, Object value) {
        return text(name, Columns.json(value));
    }

    SqlParameters bytes(String name, byte @Nullable [] value) {
        addValue(name, value, Types.BINARY);
        return this;
    }
}
