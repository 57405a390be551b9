package dev.trawl.storage.postgres;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How Postgres is used. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    /** A question that takes longer is ended by the database. */
    static final Duration QUESTION = Duration.ofSeconds(20);

    /** {@link Schema} migrates, when there is a database; the start does not wait for one. */
    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    @Bean
    JdbcClient questions(DataSource database) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout((int) QUESTION.toSeconds());
        return JdbcClient.create(template);
    }
}
