package dev.trawl.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** What a service gets by having this module: it starts without a database too, and opens it by its {@link DatabaseGate}. */
@AutoConfiguration(after = FlywayAutoConfiguration.class)
class PostgresConfiguration {

    /** In place of the migration at the start by Spring Boot. */
    @Bean
    static FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    @Bean
    DatabaseGate databaseGate(Flyway flyway, DataSource database, Clock clock) {
        return new DatabaseGate(flyway, database, clock);
    }
}
