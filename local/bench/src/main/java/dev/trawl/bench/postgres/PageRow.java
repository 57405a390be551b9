package dev.trawl.bench.postgres;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.messages.CapturedPage;
import dev.trawl.servers.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Waits until the rows of a page can be seen by another connection, asking every millisecond: the row of the page
 * itself is committed with those of its articles. One owner.
 */
public final class PageRow implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(1);

    private final Connection connection;
    private final PreparedStatement query;

    private PageRow(Connection connection, PreparedStatement query) {
        this.connection = connection;
        this.query = query;
    }

    /** @param database in which storage has made its tables */
    public static PageRow in(Database database) {
        try {
            Connection connection = database.connect();
            return new PageRow(connection, connection.prepareStatement("""
                    select 1 from storage.page_stored
                    where task_id = ? and visit_id = ? and kind = ? and number = ?
                    """));
        } catch (SQLException e) {
            throw new BenchFailed("cannot ask for rows: " + e.getMessage(), e);
        }
    }

    /** @return the time at which they were seen, as {@link System#nanoTime} */
    public long await(CapturedPage page, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            query.setObject(1, page.visit().taskId().value());
            query.setObject(2, page.visit().visitId().value());
            query.setString(3, page.page().kind().label());
            query.setInt(4, page.page().number());
            while (System.nanoTime() < end) {
                try (var rows = query.executeQuery()) {
                    if (rows.next()) {
                        return System.nanoTime();
                    }
                }
                Pause.of(INTERVAL);
            }
        } catch (SQLException e) {
            throw new BenchFailed("cannot ask for rows: " + e.getMessage(), e);
        }
        throw new BenchFailed(page + " had no rows within " + limit.toSeconds() + " s");
    }

    @Override
    public void close() {
        try {
            query.close();
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailed("cannot end a connection: " + e.getMessage(), e);
        }
    }
}
