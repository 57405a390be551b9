package dev.trawl.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are, whichever module's folder a test runs in. */
public final class Repository {

    private Repository() {}

    /** The nearest folder, from the working directory upwards, that holds {@code sites/} and a {@code pom.xml}. */
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("sites")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(start + " is not inside the repository");
    }
}
