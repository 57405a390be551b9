package dev.trawl.devservers;

import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Who may make databases on a server of this machine. Safe for any thread. */
public final class PostgresAdministrator {

    /** The name to log in with. */
    public static final String USER = "postgres";

    /** In seconds: for a connection, and for each answer on it. */
    private static final String LIMITS = "?connectTimeout=10&socketTimeout=60";

    private final int port;
    private final String password;

    /** Of the server at that port of 127.0.0.1. */
    public PostgresAdministrator(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /** Whether the server lets it in. */
    public boolean isLetIn() {
        try (Connection connection = login().connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes a database and a login role that owns it, where they do not exist yet; the password is set in any case. */
    public Database createDatabase(String name, String user, String password) {
        try (Connection connection = login().connect();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_roles where rolname = " + literal(statement, user))) {
                statement.execute("create role " + identifier(statement, user) + " login");
            }
            statement.execute(
                    "alter role " + identifier(statement, user) + " password " + literal(statement, password));
            if (isMissing(statement, "select 1 from pg_database where datname = " + literal(statement, name))) {
                statement.execute("create database " + identifier(statement, name) + " owner "
                        + identifier(statement, user) + " template template0 encoding 'UTF8'");
            }
            return database(port, name, user, password);
        } catch (SQLException e) {
            throw new ServerFailed("cannot make the database " + name + ": " + e.getMessage(), e);
        }
    }

    private Database login() {
        return database(port, "postgres" + LIMITS, USER, password);
    }

    static Database database(int port, String name, String user, String password) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, user, password);
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static String identifier(Statement statement, String name) throws SQLException {
        return statement.enquoteIdentifier(name, true);
    }

    private static String literal(Statement statement, String value) throws SQLException {
        return statement.enquoteLiteral(value);
    }
}
