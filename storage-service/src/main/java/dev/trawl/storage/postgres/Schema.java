package dev.trawl.storage.postgres;

import dev.trawl.kafka.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Migrates the schema to the version of this build as soon as Postgres can be reached. Thread-safe. */
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

    /** Turns off the migration at the start by Spring Boot: the service starts without a database too. */
    @Bean
    static FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    /**
     * Tries once.
     *
     * @return whether the schema is ready; if not, try again later
     * @throws FlywayException when Postgres can be reached and this build cannot migrate its schema
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
            if (isReachable()) {
                throw e;
            }
            outage.failed(e);
            return false;
        }
        ready = true;
        return true;
    }

    private boolean isReachable() {
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
