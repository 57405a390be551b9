package dev.trawl.bench.postgres;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Counts tasks and crawls of the ledger in the database, not over the scheduler. */
public final class LedgerRows {

    private final Database database;

    public LedgerRows(Database database) {
        this.database = database;
    }

    /** Tasks of the crawls whose names begin so. */
    public long tasks(String crawls) {
        return count("select count(*) from scheduler.task where starts_with(crawl_id, ?)", crawls);
    }

    /** Crawls whose names begin so. */
    public long crawls(String crawls) {
        return count("select count(*) from scheduler.crawl where starts_with(crawl_id, ?)", crawls);
    }

    private long count(String query, String beginning) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, beginning);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException e) {
            throw new BenchFailed("cannot count what is in the ledger: " + e.getMessage(), e);
        }
    }
}
