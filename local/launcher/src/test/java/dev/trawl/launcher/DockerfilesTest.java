package dev.trawl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All images come from one build: its lines are the same in every Dockerfile, so that the engine does them once. */
class DockerfilesTest {

    private static final List<String> FOLDERS = List.of(
            "scheduler-service",
            "fetcher-service",
            "parser-service",
            "storage-service",
            "local/demo-blog",
            "local/launcher");

    @Test
    void buildWithTheSameLines() throws IOException {
        String first = building(FOLDERS.getFirst());
        assertThat(first).contains("FROM maven:", "package");
        for (String folder : FOLDERS) {
            assertThat(building(folder)).as(folder).isEqualTo(first);
        }
    }

    private static String building(String folder) throws IOException {
        Path file = Repository.root().resolve(folder).resolve("Dockerfile");
        String text = Files.readString(file);
        int begin = text.indexOf("# --- Building");
        int end = text.indexOf("# --- Running ---");
        assertThat(begin).as("%s has a part for building", file).isNotNegative();
        assertThat(end).as("%s has a part for running", file).isGreaterThan(begin);
        return text.substring(begin, end);
    }
}
