package dev.trawl.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres as a child process; its programs come in a jar. An acknowledged commit survives a SIGKILL of the server
 * always, and a power cut where the data are to be kept. One owner, one thread at a time.
 */
public final class PostgresProcess implements DatabaseServer {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path programs;
    private final Path folder;
    private final Path log;
    private final int port = FreePorts.pick();
    private final boolean temporary;
    private final PostgresData data;
    private @Nullable BoundProcess process;

    private PostgresProcess(Path folder, Path log, boolean temporary) {
        this.programs = new PostgresBinaries(ServerFiles.postgres()).unpacked();
        this.folder = Folders.create(folder.toAbsolutePath());
        this.log = log.toAbsolutePath();
        this.temporary = temporary;
        this.data = new PostgresData(this.folder, programs, this.log);
    }

    /** A server whose data go when it is closed. */
    public static PostgresProcess startTemporary() {
        Path folder = Folders.temporary("trawl-postgres-");
        return started(new PostgresProcess(folder, folder.resolve("postgres.log"), true));
    }

    /** A server with its data in that folder, found there again by the next one. */
    public static PostgresProcess start(Path folder, Path log) {
        return started(in(folder, log, true));
    }

    /** One that is not started yet; its address is known. Unless they are kept, its data go when it is closed. */
    public static PostgresProcess in(Path folder, Path log, boolean keep) {
        return new PostgresProcess(folder, log, !keep);
    }

    private static PostgresProcess started(PostgresProcess server) {
        try {
            server.start();
            return server;
        } catch (ServerFailed e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        data.create();
        data.endForgottenServer();
        startOnce();
        if (!answers()) { // it may have met the remains of a killed one, and be fine now
            kill();
            startOnce();
            if (!answers()) {
                kill();
                throw ServerFailed.withLog("Postgres did not answer within " + START.toSeconds() + " s", log);
            }
        }
    }

    private void startOnce() {
        String durable = temporary ? "off" : "on";
        List<String> command = List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.path().toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "synchronous_commit=on",
                "-c",
                "fsync=" + durable,
                "-c",
                "full_page_writes=" + durable,
                "-c",
                "max_connections=100",
                "-c",
                "shared_buffers=64MB",
                // in the data folder: a killed server leaves nothing elsewhere
                "-c",
                "dynamic_shared_memory_type=mmap",
                "-c",
                "log_timezone=UTC",
                "-c",
                "timezone=UTC");
        process = BoundProcess.start(
                UserNamespace.unprivileged(command), folder, Map.of("LC_ALL", "C"), log, DeathSignal.INT);
    }

    private boolean answers() {
        BoundProcess server = process;
        long end = System.nanoTime() + START.toNanos();
        while (server != null && server.isAlive() && System.nanoTime() < end) {
            try (Connection connection = administration().connect()) {
                return connection.isValid(5);
            } catch (SQLException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return false;
    }

    private Database administration() {
        return database("postgres", "postgres", data.password());
    }

    /** How to log in, once it was {@link #createDatabase made}. */
    public Database database(String name, String user, String password) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, user, password);
    }

    @Override
    public Database createDatabase(String name, String user, String password) {
        try (Connection connection = administration().connect();
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
            return database(name, user, password);
        } catch (SQLException e) {
            throw new ServerFailed("cannot make the database " + name + ": " + e.getMessage(), e);
        }
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

    /** Fast shutdown: sessions are ended, a checkpoint is written. */
    @Override
    public void stop() {
        if (process != null) {
            process.signal("INT");
            if (!process.ends(GRACE)) {
                process.kill();
            }
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        if (temporary && process != null) { // immediate shutdown: like a crash, but it cleans up its shared memory
            process.signal("QUIT");
            if (!process.ends(GRACE)) {
                process.kill();
            }
        } else {
            stop();
        }
        if (temporary) {
            Folders.delete(folder);
        }
    }

    /** The number of its process; 0 when none was started. */
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    /** Whether its process runs. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
