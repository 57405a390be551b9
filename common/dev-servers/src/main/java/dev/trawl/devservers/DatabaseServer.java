package dev.trawl.devservers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A Postgres server with an owner in this process: it can be ended in every way a server ends, and come back with its data. */
public interface DatabaseServer extends AutoCloseable {

    /** Makes a database and a login role that owns it, where they do not exist yet. */
    Database createDatabase(String name, String user, String password);

    /** Starts it again on the data and the port it had; returns when it answers. */
    void start();

    /** Ends it in order; its data stay. */
    void stop();

    /** Ends it by SIGKILL, the processes of its sessions included; its data stay. */
    void kill();

    /** Ends it; what was made for this run only is deleted. */
    @Override
    void close();

    /** How to log in to one database. */
    record Database(String jdbcUrl, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, user, password);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return user + " at " + jdbcUrl;
        }
    }
}
