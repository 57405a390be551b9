package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.devservers.DatabaseServer;
import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every database server of the tests does: it makes databases, and comes back as it was, however it ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseServerContract {

    private final DatabaseServer server = startTemporary();

    /** One of the kind, for all tests of the class. */
    abstract DatabaseServer startTemporary();

    DatabaseServer server() {
        return server;
    }

    /** A test may leave it ended. */
    @BeforeEach
    void start() {
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void makesADatabaseThatItsUserOwns() throws Exception {
        Database database = server.createDatabase("owned", "owner", "secret");
        assertThat(ask(database, "select current_user || ' ' || current_database()"))
                .isEqualTo("owner owned");
        execute(database, "create schema mine");
        assertThat(ask(
                        database,
                        "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database"
                                + " where datname = 'owned'"))
                .isEqualTo("UTF8 C");
    }

    @Test
    void keepsADatabaseThatIsThereAlready() throws Exception {
        execute(server.createDatabase("again", "trawl", "first"), "create table kept as select 1 as n");
        Database second = server.createDatabase("again", "trawl", "second");
        assertThat(ask(second, "select n from kept")).isEqualTo("1");
    }

    @Test
    void asksForAPassword() {
        Database database = server.createDatabase("locked", "locked", "secret");
        assertThatThrownBy(() -> new Database(database.jdbcUrl(), "locked", "guess").connect())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void comesBackWithItsDataAtItsAddressAfterAStop() throws Exception {
        comesBackAfter(server::stop, "stopped");
    }

    @Test
    void comesBackWithItsDataAtItsAddressAfterASigkill() throws Exception {
        comesBackAfter(server::kill, "killed");
    }

    @Test
    void endsTheSessionsThatAreOpenWhenItIsKilled() throws Exception {
        Database database = server.createDatabase("sessions", "trawl", "secret");
        try (Connection open = database.connect()) {
            server.kill();
            assertThat(open.isValid(5)).isFalse();
        }
        server.start();
        assertThat(ask(database, "select 1")).isEqualTo("1");
    }

    @Test
    void isEndedTwiceWithoutAFault() throws Exception {
        server.stop();
        server.stop();
        server.kill();
        server.start();
        server.start();
        assertThat(ask(server.createDatabase("twice", "trawl", "secret"), "select 1"))
                .isEqualTo("1");
    }

    @Test
    void hasTheSettingsOfTheHouse() throws Exception {
        Database database = server.createDatabase("settings", "trawl", "secret");
        Map<String, String> expected = Map.of(
                "synchronous_commit", "on",
                "fsync", "off",
                "full_page_writes", "off",
                "max_connections", "100",
                "shared_buffers", "64MB",
                "log_timezone", "UTC");
        for (var setting : expected.entrySet()) {
            assertThat(ask(database, "show " + setting.getKey()))
                    .as(setting.getKey())
                    .isEqualTo(setting.getValue());
        }
    }

    private void comesBackAfter(Runnable end, String name) throws Exception {
        Database database = server.createDatabase(name, "trawl", "secret");
        execute(database, "create table kept (n int)");
        for (int n = 0; n < 50; n++) {
            execute(database, "insert into kept values (" + n + ")");
        }

        end.run();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        server.start();

        assertThat(ask(database, "select count(*) from kept")).isEqualTo("50");
        assertThat(server.createDatabase(name, "trawl", "secret")).isEqualTo(database);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
