package dev.trawl.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.testing.TestPostgres;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database without tables yet, one that is away, and one that this build cannot migrate. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseGateIT {

    private static final String COUNT = "select count(*) from stone";

    private static DriverManagerDataSource pool(Database database) {
        return new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
    }

    private static DatabaseGate gate(DriverManagerDataSource pool) {
        return new DatabaseGate(Flyway.configure().dataSource(pool).load(), pool, Clock.systemUTC());
    }

    @Test
    void givesNoConnectionBeforeThereAreTablesAndLogsNothing(CapturedOutput output) {
        var gate = gate(pool(TestPostgres.freshDatabase()));
        var jdbc = new JdbcTemplate(gate.guarded());

        assertThatThrownBy(() -> jdbc.queryForObject(COUNT, Long.class))
                .rootCause()
                .hasMessage("the tables are not there yet")
                .satisfies(failure -> assertThat(gate.failed(failure)).isTrue());
        assertThat(gate.isThere()).isFalse();
        assertThat(output).doesNotContain("cannot be reached");

        assertThat(gate.open()).isTrue();
        assertThat(jdbc.queryForObject(COUNT, Long.class)).isZero();
        assertThat(gate.isThere()).isTrue();
    }

    @Test
    void isClosedWithOneLineAsLongAsPostgresIsAway(CapturedOutput output) {
        var pool = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/trawl", "trawl", "trawl");
        var gate = gate(pool);

        assertThat(gate.open()).isFalse();
        assertThat(gate.open()).isFalse();
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.answers()).isFalse();
        assertThat(output.getOut().lines().filter(line -> line.contains("Postgres cannot be reached")))
                .hasSize(1);
    }

    @Test
    void isAwayFromAFailureOnUntilItWorksAgain() {
        var gate = gate(pool(TestPostgres.freshDatabase()));
        gate.open();

        assertThat(gate.failed(new IllegalStateException("a fault of the code")))
                .isFalse();
        assertThat(gate.isThere()).isTrue();

        var lost = new SQLTransientConnectionException("gone", "08006");
        assertThat(gate.failed(new DataAccessResourceFailureException("gone", lost)))
                .isTrue();
        assertThat(gate.isThere()).isFalse();
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.answers()).isTrue();

        gate.worked();
        assertThat(gate.isThere()).isTrue();
    }

    @Test
    void leavesTablesThatItCannotMigrateToTheCaller() {
        var pool = pool(TestPostgres.freshDatabase());
        gate(pool).open();
        new JdbcTemplate(pool).update("update flyway_schema_history set checksum = 1");
        var gate = gate(pool);

        assertThatThrownBy(gate::open).isInstanceOf(FlywayException.class).hasMessageContaining("checksum");
        assertThat(gate.isOpen()).isFalse();
    }
}
