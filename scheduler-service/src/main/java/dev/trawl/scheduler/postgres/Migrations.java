package dev.trawl.scheduler.postgres;

import dev.trawl.kafka.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Whether the database is there, with the tables of the scheduler in it. Thread-safe. */
public final class Migrations {

    private static final String SCHEMA = "scheduler";

    private final DataSource database;
    private final Outage outage;
    private volatile boolean done;

    Migrations(DataSource database, Clock clock) {
        this.database = database;
        this.outage = new Outage("the database cannot be reached", LoggerFactory.getLogger(Migrations.class), clock);
    }

    /** Migrates, once. @return whether the tables are there; call again when not */
    public synchronized boolean migrate() {
        if (done) {
            return true;
        }
        try {
            Flyway.configure()
                    .dataSource(database)
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .locations("classpath:db/scheduler")
                    .load()
                    .migrate();
            done = true;
            outage.over();
        } catch (FlywayException e) {
            if (!isAway(e)) {
                throw e;
            }
            outage.failed(e);
        }
        return done;
    }

    /** Whether the tables are there, and the database was the last time it was used. */
    public boolean isThere() {
        return done && !outage.lasts();
    }

    /** Notes that the database was used. */
    public void worked() {
        outage.over();
    }

    /**
     * Notes a failure if it is one of the database being away. Before the tables are there nothing is lost, and
     * {@link #migrate} reports what is wrong.
     *
     * @return whether it is
     */
    public boolean failed(Throwable failure) {
        boolean away = isAway(failure);
        if (away && done) {
            outage.failed(failure);
        }
        return away;
    }

    /** The database for all other code: it cannot be reached before its tables are there. */
    DataSource opened() {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (!done) {
                    throw new SQLTransientConnectionException("the tables are not there yet", "08001");
                }
                return super.getConnection();
            }
        };
    }

    /** Whether this says that the database is away, full, shutting down or not opened yet: it will be better later. */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof QueryTimeoutException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(@org.jspecify.annotations.Nullable String state) {
        if (state == null) {
            return false;
        }
        String kind = state.toUpperCase(Locale.ROOT);
        // connection, resources, operator intervention; sign-in refused while it starts
        return kind.startsWith("08") || kind.startsWith("53") || kind.startsWith("57");
    }
}
