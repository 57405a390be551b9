package dev.trawl.scheduler.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.testing.TestPostgres;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database without tables yet. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsIT {

    private static final String COUNT = "select count(*) from scheduler.task";

    @Test
    void whoReadsBeforeThereAreTablesIsToldToComeBackAndNothingIsLogged(CapturedOutput output) {
        var database = TestPostgres.freshDatabase();
        var pool = new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        var migrations = new Migrations(pool, Clock.systemUTC());
        var jdbc = new JdbcTemplate(migrations.opened());

        assertThatThrownBy(() -> jdbc.queryForObject(COUNT, Long.class))
                .rootCause()
                .hasMessage("the tables are not there yet")
                .satisfies(failure -> assertThat(migrations.failed(failure)).isTrue());
        assertThat(migrations.isThere()).isFalse();
        assertThat(output).doesNotContain("cannot be reached");

        assertThat(migrations.migrate()).isTrue();
        assertThat(jdbc.queryForObject(COUNT, Long.class)).isZero();
        assertThat(migrations.isThere()).isTrue();
    }
}
