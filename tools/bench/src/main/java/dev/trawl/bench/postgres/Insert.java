package dev.trawl.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plain insert into one table of storage, rows gathered in a batch. */
final class Insert implements AutoCloseable {

    private static final Set<String> JSON = Set.of("ranges", "warnings");

    private final PreparedStatement statement;
    private int filled;

    Insert(Connection connection, String table, String columns) throws SQLException {
        String marks = Stream.of(columns.split(", "))
                .map(column -> JSON.contains(column) ? "?::jsonb" : "?")
                .collect(Collectors.joining(", "));
        statement = connection.prepareStatement(
                "insert into storage." + table + " (" + columns + ") values (" + marks + ")");
    }

    /** The first columns of the next row. */
    void start(@Nullable Object... values) throws SQLException {
        filled = 0;
        more(values);
    }

    /** The columns after those. */
    void more(@Nullable Object... values) throws SQLException {
        for (Object value : values) {
            statement.setObject(++filled, value);
        }
    }

    void end() throws SQLException {
        statement.addBatch();
    }

    /** A whole row. */
    void row(@Nullable Object... values) throws SQLException {
        start(values);
        end();
    }

    void execute() throws SQLException {
        statement.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
