package dev.trawl.storage.postgres;

import dev.trawl.postgres.SqlStates;
import dev.trawl.storage.intake.RowStore;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows in Postgres. Every transaction locks in the same order: pages, tasks, profiles, their observations, articles,
 * their observations; each by key. So several storages do not deadlock.
 */
@Component
final class PostgresRowStore implements RowStore {

    private final TransactionTemplate transaction;
    private final PageLedgerRows pages;
    private final ProfileRows profiles;
    private final ArticleRows articles;
    private final Clock clock;

    PostgresRowStore(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.pages = new PageLedgerRows(jdbc);
        this.profiles = new ProfileRows(jdbc);
        this.articles = new ArticleRows(jdbc);
        this.clock = clock;
    }

    @Override
    public IntakeResult storePages(List<RecordReading> readings) {
        return inTransaction(() -> {
            List<RecordReading> inserted = pages.insertPages(readings);
            var complete = pages.lockAndMarkComplete(
                    distinct(readings.stream()
                            .map(reading -> reading.page().visit().taskId().value())),
                    clock.instant());
            int rows = profiles.upsert(inserted) + articles.upsert(inserted);
            return new IntakeResult(inserted.size(), rows, complete);
        });
    }

    @Override
    public IntakeResult storeManifests(List<ManifestClaim> claims) {
        return inTransaction(() -> {
            int inserted = pages.insertManifests(claims);
            var complete = pages.lockAndMarkComplete(
                    distinct(claims.stream().map(claim -> claim.visit().taskId().value())), clock.instant());
            return new IntakeResult(inserted, 0, complete);
        });
    }

    private static List<UUID> distinct(Stream<UUID> tasks) {
        return tasks.distinct().sorted(PageLedgerRows.BY_BYTES).toList();
    }

    private IntakeResult inTransaction(Supplier<IntakeResult> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (DataAccessException | TransactionException e) {
            throw translated(e);
        }
    }

    /** The last SQL state in the chain is the most specific: a pool's time-out carries the connection failure behind it. */
    private static RuntimeException translated(NestedRuntimeException failure) {
        SQLException first = sqlException(failure);
        String state = "none";
        String reason = firstLine(first == null ? failure : first);
        for (SQLException e = first; e != null; e = e.getNextException()) {
            if (e.getSQLState() != null) {
                state = e.getSQLState();
                reason = firstLine(e);
            }
        }
        return SqlStates.isRefusal(state)
                ? new ValueRefused(state, reason, failure)
                : new DatabaseAway(state, reason, failure);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return e;
            }
        }
        return null;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
