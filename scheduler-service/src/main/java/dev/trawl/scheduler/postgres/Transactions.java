package dev.trawl.scheduler.postgres;

import dev.trawl.scheduler.task.UnstorableMessage;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a piece of work in one transaction; once more when Postgres chose it to end a deadlock. Thread-safe. */
final class Transactions {

    private static final int TRIES = 5;

    private final TransactionTemplate template;
    private final JdbcTemplate jdbc;

    Transactions(TransactionTemplate template, JdbcTemplate jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /**
     * As {@link #run}, for what other services told.
     *
     * @throws UnstorableMessage when it is the data that cannot be kept: the database is there and well
     */
    <T> T take(Supplier<T> work) {
        try {
            return run(work);
        } catch (RuntimeException e) {
            if (isOfTheData(e)) {
                throw new UnstorableMessage(e);
            }
            throw e;
        }
    }

    /** Whether Postgres refused a value (22), a row (23) or its size (54), or we did before it came there. */
    private static boolean isOfTheData(Throwable failure) {
        boolean framework = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
            framework |= cause instanceof DataAccessException || cause instanceof TransactionException;
        }
        return !framework;
    }

    /** @param work is run again from its start after a deadlock, so it keeps nothing from one run to the next */
    <T> T run(Supplier<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                T result = template.execute(status -> work.get());
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
}
