package dev.trawl.devservers;

import dev.trawl.devservers.BoundProcess.DeathSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A data folder of Postgres with the password of its administrator beside it. */
final class PostgresData {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final Path programs;
    private final Path log;

    PostgresData(Path folder, Path programs, Path log) {
        this.folder = folder;
        this.programs = programs;
        this.log = log;
    }

    Path path() {
        return folder.resolve("data");
    }

    String password() {
        return PostgresProcess.read(passwordFile());
    }

    private Path passwordFile() {
        return folder.resolve("administrator.password");
    }

    /** Makes it where it does not exist whole: it gets its name when it is. */
    void create() {
        if (Files.exists(path().resolve("PG_VERSION"))) {
            return;
        }
        Path part = folder.resolve("data.part");
        TemporaryFolders.delete(part);
        TemporaryFolders.delete(path());
        try {
            Files.deleteIfExists(passwordFile());
            Files.createFile(
                    passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
            initialise(part);
            Files.move(part, path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a data folder for Postgres in " + folder, e);
        }
    }

    private void initialise(Path part) {
        List<String> command = List.of(
                programs.resolve("bin/initdb").toString(),
                "-D",
                part.toString(),
                "-U",
                PostgresAdministrator.USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                passwordFile().toString(),
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions");
        BoundProcess initdb = BoundProcess.start(
                UserNamespace.unprivileged(command), folder, Map.of("LC_ALL", "C"), log, DeathSignal.KILL);
        if (!initdb.ends(LIMIT)) {
            initdb.kill();
            throw ServerFailed.withLog("initdb took longer than " + LIMIT, log);
        }
        if (initdb.exitStatus() != 0) {
            throw ServerFailed.withLog("initdb ended with status " + initdb.exitStatus(), log);
        }
    }

    /** Ends the server that still runs on this folder, where its owner died without ending it. */
    void endForgottenServer() {
        forgottenServer().ifPresent(server -> {
            server.destroy();
            try {
                server.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new ServerFailed("process " + server.pid() + " still runs on " + path() + ": end it", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The process that {@code postmaster.pid} names, if it is a Postgres: numbers are used again. */
    private Optional<ProcessHandle> forgottenServer() {
        Path file = path().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return PostgresProcess.read(file)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }
}
