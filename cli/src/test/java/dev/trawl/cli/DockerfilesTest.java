package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files for containers must agree on, among themselves and with the build. */
class DockerfilesTest {

    /** All images come from one build, which the engine does once where its lines are the same in every file. */
    @Test
    void buildWithTheSameLines() throws IOException {
        List<Path> files = dockerfiles();
        assertThat(files).hasSizeGreaterThan(4);
        String first = building(files.getFirst());
        assertThat(first).contains("FROM maven:", "package");
        for (Path file : files) {
            assertThat(building(file)).as("%s", file).isEqualTo(first);
        }
    }

    @Test
    void runTheKafkaThatTheServicesAreBuiltFor() throws IOException {
        String built = found("pom.xml", "<kafka.version>(.*)</kafka.version>");
        assertThat(found("docker-compose.yml", "image: apache/kafka:(.*)")).isEqualTo(built);
    }

    private static List<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.find(Repository.root(), 3, (file, attributes) -> file.endsWith("Dockerfile"))) {
            return files.sorted().toList();
        }
    }

    private static String building(Path file) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf("# --- Building");
        int end = text.indexOf("# --- Running ---");
        assertThat(begin).as("%s has a part for building", file).isNotNegative();
        assertThat(end).as("%s has a part for running", file).isGreaterThan(begin);
        return text.substring(begin, end);
    }

    private static String found(String file, String pattern) throws IOException {
        var matcher = Pattern.compile(pattern)
                .matcher(Files.readString(Repository.root().resolve(file)));
        assertThat(matcher.find()).as("%s has %s", file, pattern).isTrue();
        return matcher.group(1);
    }
}
