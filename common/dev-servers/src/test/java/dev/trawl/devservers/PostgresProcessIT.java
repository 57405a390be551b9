package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.devservers.DatabaseServer.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server comes back with what it acknowledged, however it ended. */
class PostgresProcessIT {

    @Test
    void keepsAcknowledgedCommitsOverASigkill() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.startTemporary()) {
            Database database = postgres.createDatabase("trawl", "trawl", "secret");
            execute(database, "create table kept (n int)");
            for (int n = 0; n < 50; n++) {
                execute(database, "insert into kept values (" + n + ")");
            }
            postgres.kill();
            postgres.start();
            assertThat(count(database)).isEqualTo(50);
        }
    }

    @Test
    void isPickedUpOnAnotherPortFromItsFolder(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("postgres.log");
        try (PostgresProcess postgres = PostgresProcess.start(folder.resolve("postgres"), log)) {
            execute(postgres.createDatabase("trawl", "trawl", "secret"), "create table kept as select 1 as n");
        }
        try (PostgresProcess postgres = PostgresProcess.start(folder.resolve("postgres"), log)) {
            assertThat(count(postgres.createDatabase("trawl", "trawl", "secret")))
                    .isEqualTo(1);
        }
    }

    @Test
    void endsTheServerThatAKilledOwnerLeftOnItsFolder(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("postgres");
        try (PostgresProcess forgotten = PostgresProcess.start(data, folder.resolve("first.log"))) {
            Database old = forgotten.createDatabase("trawl", "trawl", "secret");
            try (PostgresProcess next = PostgresProcess.start(data, folder.resolve("second.log"))) {
                assertThatThrownBy(() -> execute(old, "select 1")).isInstanceOf(SQLException.class);
                execute(next.createDatabase("trawl", "trawl", "secret"), "select 1");
            }
        }
    }

    @Test
    void asksForAPassword() {
        try (PostgresProcess postgres = PostgresProcess.startTemporary()) {
            Database database = postgres.createDatabase("trawl", "trawl", "secret");
            assertThatThrownBy(() -> new Database(database.jdbcUrl(), "trawl", "guess").connect())
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void unpacksAgainWhatWasUnpackedByHalf(@TempDir Path folder) throws Exception {
        Path programs = folder.resolve("postgres");
        Files.createDirectories(programs.resolve("bin"));
        Files.createDirectories(folder.resolve("postgres.part/lib"));
        Path whole = new PostgresBinaries(programs).unpacked();
        assertThat(whole.resolve("bin/postgres")).isExecutable();
        assertThat(whole.resolve("share")).isDirectory();
        assertThat(folder.resolve("postgres.part")).doesNotExist();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
