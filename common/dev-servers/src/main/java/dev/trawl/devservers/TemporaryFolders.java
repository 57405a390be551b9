package dev.trawl.devservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that are made for a run and go with it. */
public final class TemporaryFolders {

    private TemporaryFolders() {}

    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    /**
     * A new folder in the system's temporary one, named after this process; those of the same prefix whose process was
     * killed before it could delete them go now.
     */
    public static Path temporary(String prefix) {
        Path base = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> all = Files.list(base)) {
            all.filter(folder -> isForgotten(folder, prefix)).forEach(TemporaryFolders::delete);
            return Files.createTempDirectory(
                    base, prefix + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    private static boolean isForgotten(Path folder, String prefix) {
        String name = folder.getFileName().toString();
        if (!name.matches(Pattern.quote(prefix) + "\\d{1,9}-\\d+")) {
            return false;
        }
        long owner = Long.parseLong(name.substring(prefix.length(), name.indexOf('-', prefix.length())));
        return ProcessHandle.of(owner).isEmpty();
    }

    /** Deletes the folder and all in it; one that is gone, or goes meanwhile, is fine. Symbolic links are not followed. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (NoSuchFileException e) {
            // gone already
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** Deletes bottom-up. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw why;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
