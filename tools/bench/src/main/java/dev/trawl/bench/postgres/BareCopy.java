package dev.trawl.bench.postgres;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.devservers.DatabaseServer.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What a crawl has become in the scheduler's tables, entered again by a bare COPY into tables of the same shape: the same
 * columns, checks, keys and indexes, in a schema of their own in the same database. One transaction; nothing is looked for.
 */
public final class BareCopy {

    /** Whatever the ledger needs of a new task: what may not be absent and has no default, and when it is due. */
    private static final String COLUMNS = """
            select column_name from information_schema.columns
            where table_schema = 'scheduler' and table_name = 'task'
              and (is_nullable = 'NO' and column_default is null or column_name = 'not_before')
            order by ordinal_position
            """;

    private static final List<String> SHAPE = List.of(
            "create schema bare",
            "create table bare.crawl (like scheduler.crawl including all)",
            "create table bare.account (like scheduler.account including all)",
            "create table bare.task (like scheduler.task including all)",
            // LIKE leaves these out
            "alter table bare.task add foreign key (crawl_id) references bare.crawl",
            "alter table bare.task add foreign key (site, user_id) references bare.account");

    private final Database database;

    private BareCopy(Database database) {
        this.database = database;
    }

    /** Makes the tables. @param database with those of the scheduler */
    public static BareCopy beside(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : SHAPE) {
                statement.execute(one);
            }
            return new BareCopy(database);
        } catch (SQLException e) {
            throw new BenchFailed("cannot make tables of the scheduler's shape: " + e.getMessage(), e);
        }
    }

    /**
     * Enters a crawl again. A task that has been published meanwhile is not entered.
     *
     * @param folder for its rows, which are read from files as an upload is
     * @return tasks a second, the commit included
     */
    public double enter(String crawl, Path folder) {
        try (Connection connection = database.connect()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            String columns = String.join(", ", columns(connection));
            String ofCrawl = "crawl_id = '" + crawl + "'"; // ours: no quotes in it
            Path accounts = folder.resolve("accounts.copy");
            Path tasks = folder.resolve("tasks.copy");
            out(
                    copy,
                    "select * from scheduler.account where first_submitted_at = (select submitted_at from scheduler.crawl"
                            + " where " + ofCrawl + ")",
                    accounts);
            long count = out(
                    copy, "select " + columns + " from scheduler.task where state = 'WAITING' and " + ofCrawl, tasks);
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into bare.crawl select * from scheduler.crawl where " + ofCrawl);
            }
            in(copy, "bare.account", accounts);
            in(copy, "bare.task (" + columns + ")", tasks);
            connection.commit();
            return count / ((System.nanoTime() - start) / 1e9);
        } catch (SQLException | IOException e) {
            throw new BenchFailed("the bare COPY failed: " + e.getMessage(), e);
        }
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private static long out(CopyManager copy, String query, Path file) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return copy.copyOut("copy (" + query + ") to stdout", out);
        }
    }

    private static void in(CopyManager copy, String table, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            copy.copyIn("copy " + table + " from stdin", in, 1 << 16);
        }
        Files.delete(file);
    }
}
