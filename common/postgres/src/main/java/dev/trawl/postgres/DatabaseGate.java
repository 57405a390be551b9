package dev.trawl.postgres;

import dev.trawl.kafka.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * The database of a service. It is open once Postgres could be reached and its tables have the version of this build. An
 * outage is one line in the log. Thread-safe.
 */
public final class DatabaseGate {

    private static final Logger log = LoggerFactory.getLogger(DatabaseGate.class);

    private final Flyway flyway;
    private final DataSource database;
    private final Outage outage;
    private volatile boolean open;

    public DatabaseGate(Flyway flyway, DataSource database, Clock clock) {
        this.flyway = flyway;
        this.database = database;
        this.outage = new Outage("Postgres cannot be reached", log, clock);
    }

    /**
     * Tries once to open it: migrates its tables to the version of this build.
     *
     * @return whether it is open; if not, try again later
     * @throws FlywayException when Postgres can be reached and this build cannot migrate its tables; whether to try again is
     *     for the caller to decide
     */
    public synchronized boolean open() {
        if (open) {
            return true;
        }
        try (Connection connection = database.getConnection()) {
            outage.over();
        } catch (SQLException e) {
            outage.failed(e);
            return false;
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (answers()) {
                throw e;
            }
            outage.failed(e);
            return false;
        }
        open = true;
        return true;
    }

    /** Whether it was opened, once. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Whether it is open and Postgres was there when it was last used. For a service that uses it all the time, and reports
     * by {@link #worked} and {@link #failed}.
     */
    public boolean isThere() {
        return open && !outage.lasts();
    }

    /** Whether Postgres answers now. Takes as long as the pool waits for a connection. */
    public boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Notes that Postgres was used. */
    public void worked() {
        outage.over();
    }

    /**
     * Notes a failure if it says that Postgres is away, full, shutting down or not opened yet: it will be better later. Before
     * it is open nothing is lost, and {@link #open} reports what is wrong.
     *
     * @return whether it says so
     */
    public boolean failed(Throwable failure) {
        boolean away = isAway(failure);
        if (away && open) {
            outage.failed(failure);
        }
        return away;
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof QueryTimeoutException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof SQLException sql && SqlStates.isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The database for all other code: it gives no connection before it is open. */
    public DataSource guarded() {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (!open) {
                    throw new SQLTransientConnectionException("the tables are not there yet", "08001");
                }
                return super.getConnection();
            }
        };
    }
}
