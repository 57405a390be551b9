package dev.trawl.scheduler.postgres;

import dev.trawl.postgres.SqlStates;
import dev.trawl.scheduler.task.TaskStore.UnstorableMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements with named parameters, in batches, and in transactions. Thread-safe. */
final class SchedulerDatabase {

    private static final int QUERY_SECONDS = 30;
    private static final int BATCH = 500;
    private static final int TRIES = 5;

    private final JdbcClient client;
    private final NamedParameterJdbcTemplate batches;
    private final TransactionTemplate transactions;

    SchedulerDatabase(DataSource pool) {
        var jdbc = new JdbcTemplate(pool);
        jdbc.setQueryTimeout(QUERY_SECONDS);
        this.client = JdbcClient.create(jdbc);
        this.batches = new NamedParameterJdbcTemplate(jdbc);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    /** Runs one statement for each item. */
    <T> void batch(String sql, List<T> items, Function<T, SqlParameterSource> parameters) {
        batch(sql, items, BATCH, parameters);
    }

    /** The same. @param size items that are in memory as parameters at a time */
    <T> void batch(String sql, List<T> items, int size, Function<T, SqlParameterSource> parameters) {
        for (int from = 0; from < items.size(); from += size) {
            batches.batchUpdate(
                    sql,
                    items.subList(from, Math.min(items.size(), from + size)).stream()
                            .map(parameters)
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /** Runs work in one transaction. @param work is run again from its start after a deadlock, so it keeps nothing from one run to the next */
    <T> T inTransaction(Supplier<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                T result = transactions.execute(status -> work.get());
                if (result == null) {
                    throw new IllegalStateException("a transaction gave nothing");
                }
                return result;
            } catch (PessimisticLockingFailureException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    /**
     * As {@link #inTransaction}, for what other services sent.
     *
     * @throws UnstorableMessage when a value cannot be stored: the database is there and well
     */
    <T> T storing(Supplier<T> work) {
        try {
            return inTransaction(work);
        } catch (RuntimeException e) {
            if (isFaultOfTheData(e)) {
                throw new UnstorableMessage(e);
            }
            throw e;
        }
    }

    /** Whether Postgres refused a value, or this code did before it came there. */
    private static boolean isFaultOfTheData(Throwable failure) {
        boolean framework = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlStates.isRefusal(sql.getSQLState());
            }
            framework |= cause instanceof DataAccessException || cause instanceof TransactionException;
        }
        return !framework;
    }
}
