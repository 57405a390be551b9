package dev.trawl.devservers;

import dev.trawl.devservers.BoundProcess.DeathSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres as a child process; its programs come in a jar. An acknowledged commit survives a SIGKILL of the server
 * always, and a power cut where the data are to be kept. One owner, one thread at a time.
 */
public final class PostgresProcess implements DatabaseServer {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path programs;
    private final Path folder;
    private final Path log;
    private final int port = FreePorts.pick();
    private final boolean temporary;
    private final PostgresData data;
    private @Nullable BoundProcess process;

    private PostgresProcess(Path folder, Path log, boolean temporary) {
        this.programs = new PostgresBinaries(ServerFiles.postgres()).unpacked();
        this.folder = TemporaryFolders.create(folder.toAbsolutePath());
        this.log = log.toAbsolutePath();
        this.temporary = temporary;
        this.data = new PostgresData(this.folder, programs, this.log);
    }

    /** A server whose data go when it is closed. */
    public static PostgresProcess startTemporary() {
        Path folder = TemporaryFolders.temporary("trawl-postgres-");
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
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(), "-D", data.path().toString()));
        command.addAll(
                PostgresSettings.arguments("listen_addresses=127.0.0.1", "port=" + port, "unix_socket_directories="));
        command.addAll(PostgresSettings.arguments(!temporary));
        process = BoundProcess.start(
                UserNamespace.unprivileged(command), folder, Map.of("LC_ALL", "C"), log, DeathSignal.INT);
    }

    private boolean answers() {
        return StartupProbe.succeeds(administrator()::isLetIn, this::isAlive, START);
    }

    private PostgresAdministrator administrator() {
        return new PostgresAdministrator(port, data.password());
    }

    /** How to log in, once it was {@link #createDatabase made}. */
    public Database database(String name, String user, String password) {
        return PostgresAdministrator.database(port, name, user, password);
    }

    @Override
    public Database createDatabase(String name, String user, String password) {
        return administrator().createDatabase(name, user, password);
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
            TemporaryFolders.delete(folder);
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
