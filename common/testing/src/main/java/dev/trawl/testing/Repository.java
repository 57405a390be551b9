package dev.trawl.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * The Java files of all modules.
     *
     * @param set {@code main} or {@code test}
     */
    public static List<Path> sources(String set) throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().contains("/src/" + set + "/java/")
                            && file.toString().endsWith(".java"))
                    .toList();
        }
    }
}
