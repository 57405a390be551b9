package dev.trawl.devservers;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Postgres's programs, unpacked once from the jar they come in. Unpacking goes to another folder that gets its name when it
 * is whole: a process that is killed meanwhile leaves nothing that a later start could take for Postgres.
 */
final class PostgresBinaries {

    private final Path folder;

    PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** The folder with {@code bin/initdb} and {@code bin/postgres}. Safe for several processes at once. */
    Path unpacked() {
        if (isWhole()) {
            return folder;
        }
        TemporaryFolders.create(folder.resolveSibling("."));
        Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock()) {
            if (!isWhole()) {
                Path part = folder.resolveSibling(folder.getFileName() + ".part");
                TemporaryFolders.delete(part);
                TemporaryFolders.delete(folder);
                unpack(part);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack Postgres to " + folder, e);
        }
    }

    private boolean isWhole() {
        return Files.isExecutable(folder.resolve("bin/postgres"))
                && Files.isExecutable(folder.resolve("bin/initdb"))
                && Files.isDirectory(folder.resolve("share"));
    }

    private static void unpack(Path target) throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String architecture = ArchUtils.normalize(System.getProperty("os.arch"));
        try (InputStream jar = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(jar)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
                entry = tar.getNextEntry();
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, to);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
