package dev.trawl.storage.postgres;

import dev.trawl.messaging.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings the schema to this build's version, as soon as there is a database. Thread-safe. */
@Component
public final class Schema {

    private static final Logger log = LoggerFactory.getLogger(Schema.class);

    private final Flyway flyway;
    private final DataSource database;
    private final Outage outage;
    private volatile boolean ready;

    Schema(Flyway flyway, DataSource database, Clock clock) {
        this.flyway = flyway;
        this.database = database;
        this.outage = new Outage("Postgres cannot be reached", log, clock);
    }

    /**
     * Tries once.
     *
     * @return whether the schema is there; not: try again
     * @throws FlywayException when the database is there and its schema is not one that this build can bring forward
     */
    public boolean step() {
        if (ready) {
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
            if (stillThere()) {
                throw e;
            }
            outage.failed(e);
            return false;
        }
        ready = true;
        return true;
    }

    private boolean stillThere() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    public boolean isReady() {
        return ready;
    }
}
