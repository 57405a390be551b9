package dev.trawl.storage.postgres;

import dev.trawl.storage.intake.DatabaseAway;
import dev.trawl.storage.intake.IntakeResult;
import dev.trawl.storage.intake.ManifestClaim;
import dev.trawl.storage.intake.RecordReading;
import dev.trawl.storage.intake.RowStore;
import dev.trawl.storage.intake.ValueRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The rows in Postgres. Every transaction locks in the same order (pages, tasks, profiles, their observations, articles,
 * their observations; each by key), so that several storages never wait for each other in a circle.
 */
@Component
final class PostgresRowStore implements RowStore {

    /** Data exceptions, violated constraints, a key too long for its index. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final DataSource database;
    private final Clock clock;

    PostgresRowStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public IntakeResult storePages(List<RecordReading> readings) {
        return inTransaction(connection -> {
            var tasks = new PageLedgerRows(connection);
            List<RecordReading> news = tasks.insertPages(readings);
            var complete = tasks.lockAndMarkComplete(
                    tasks(readings.stream()
                            .map(reading -> reading.page().visit().taskId().value())),
                    clock.instant());
            var profiles = new ProfileRows();
            var articles = new ArticleRows();
            news.forEach(profiles::add);
            news.forEach(articles::add);
            int rows = profiles.write(connection) + articles.write(connection);
            return new IntakeResult(news.size(), rows, complete);
        });
    }

    @Override
    public IntakeResult storeManifests(List<ManifestClaim> claims) {
        return inTransaction(connection -> {
            var tasks = new PageLedgerRows(connection);
            int news = tasks.insertManifests(claims);
            var complete = tasks.lockAndMarkComplete(
                    tasks(claims.stream().map(claim -> claim.visit().taskId().value())), clock.instant());
            return new IntakeResult(news, 0, complete);
        });
    }

    private static List<UUID> tasks(Stream<UUID> tasks) {
        return tasks.distinct().sorted(PageLedgerRows.BY_BYTES).collect(Collectors.toList());
    }

    @FunctionalInterface
    private interface Work {
        IntakeResult in(Connection connection) throws SQLException;
    }

    private IntakeResult inTransaction(Work work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                IntakeResult intakeResult = work.in(connection);
                connection.commit();
                return intakeResult;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static RuntimeException translated(SQLException e) {
        // of a failed batch the cause has the state, and says which row
        String state = e.getSQLState() == null ? "none" : e.getSQLState();
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        for (SQLException next = e.getNextException(); next != null; next = next.getNextException()) {
            if (next.getSQLState() != null) {
                state = next.getSQLState();
                reason = String.valueOf(next.getMessage()).lines().findFirst().orElse("");
            }
        }
        return state.length() == 5 && REFUSALS.contains(state.substring(0, 2))
                ? new ValueRefused(state, reason, e)
                : new DatabaseAway(state, reason, e);
    }
}
