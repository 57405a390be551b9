package dev.trawl.bench.postgres;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The same rows into the same tables by plain inserts: one connection, JDBC batches that the driver makes into statements of
 * many rows, one transaction for as many records as storage polls at once. Nothing is compared, locked or ticked off.
 */
public final class BareInserts {

    /** As storage's {@code max.poll.records}. */
    private static final int RECORDS_PER_TRANSACTION = 100;

    private static final List<String> TABLES = List.of(
            "task", "page_stored", "task_manifest", "profile", "article", "profile_observation", "article_observation");

    /** Undefined table, undefined schema. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "3F000");

    private final Database database;

    public BareInserts(Database database) {
        this.database = database;
    }

    /** Empties the tables. */
    public void truncate() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("truncate storage." + table);
            }
        } catch (SQLException e) {
            throw new BenchFailed("cannot empty the tables: " + e.getMessage(), e);
        }
    }

    /** How many rows there are. */
    public long count() {
        long rows = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (var answer = statement.executeQuery("select count(*) from storage." + table)) {
                    answer.next();
                    rows += answer.getLong(1);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new BenchFailed("cannot count rows: " + e.getMessage(), e);
        }
    }

    /** How many articles the pages had that are stored; 0 while there are no tables yet. */
    public long articlesStored() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery("select coalesce(sum(articles), 0) from storage.page_stored")) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            if (NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
                return 0;
            }
            throw new BenchFailed("cannot count articles: " + e.getMessage(), e);
        }
    }

    /** @return rows a second, commits included */
    public double insert(List<StockTask> tasks) {
        var properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("reWriteBatchedInserts", "true");
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties)) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long rows = insert(connection, tasks);
            return rows / ((System.nanoTime() - start) / 1e9);
        } catch (SQLException e) {
            // a failed batch names all its rows first, and its reason in the next one
            SQLException reason = e.getNextException() == null ? e : e.getNextException();
            throw new BenchFailed("bare inserts failed: " + reason.getMessage(), e);
        }
    }

    private static long insert(Connection connection, List<StockTask> tasks) throws SQLException {
        long rows = 0;
        int records = 0;
        try (var batch = new RowBatch(connection)) {
            for (StockTask task : tasks) {
                batch.add(task);
                rows += task.rows();
                records += task.records().size();
                if (records >= RECORDS_PER_TRANSACTION) {
                    batch.commit();
                    records = 0;
                }
            }
            batch.commit();
        }
        return rows;
    }
}
