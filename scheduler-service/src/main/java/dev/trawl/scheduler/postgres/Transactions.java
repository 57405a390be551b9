package dev.trawl.scheduler.postgres;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
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
