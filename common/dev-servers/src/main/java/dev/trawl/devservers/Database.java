package dev.trawl.devservers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to log in to one database. */
public record Database(String jdbcUrl, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
