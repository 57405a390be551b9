package dev.trawl.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Pages of real sites, captured once. They are not ours to give away, so they are not in the repository: a test that reads
 * them is skipped, and says why, where they are not.
 */
public record CapturedPages(Path folder) {

    private static final String PROPERTY = "trawl.pages";
    private static final String VARIABLE = "TRAWL_PAGES";

    /** The folder, where there is one; for tests that also do something without it. */
    public static Optional<CapturedPages> find() {
        Path folder = place();
        return Files.isDirectory(folder) ? Optional.of(new CapturedPages(folder)) : Optional.empty();
    }

    /** Finds the folder by system property, by environment variable, or beside the repository; else skips the test. */
    public static CapturedPages orSkip() {
        Path folder = place();
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "no captured pages in " + folder + " (system property " + PROPERTY + ", variable " + VARIABLE
                        + ")");
        return new CapturedPages(folder);
    }

    private static Path place() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return Path.of(property);
        }
        String variable = System.getenv(VARIABLE);
        return variable == null ? Repository.root().resolve("../shared/pages").normalize() : Path.of(variable);
    }

    /** A file or folder below it; skips the test where this part is missing. */
    public Path orSkip(String path) {
        Path file = folder.resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "no captured page " + file);
        return file;
    }
}
