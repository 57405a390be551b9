package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    @Test
    void hasEveryImageOfTheComposeFile() throws IOException {
        assertThat(found("docker-compose.yml", "target: ([\\w-]+)"))
                .contains("scheduler", "fetcher", "parser", "storage")
                .isSubsetOf(found("Dockerfile", "FROM .* AS ([\\w-]+)"));
    }

    /** The build of the images would otherwise lack what a module needs. */
    @Test
    void takesEveryFolderOfModules() throws IOException {
        List<String> folders =
                found("pom.xml", "<module>([^/<]+)").stream().distinct().toList();
        assertThat(folders).isNotEmpty().isSubsetOf(found("Dockerfile", "\nCOPY ([\\w-]+) \\1"));
    }

    @Test
    void runsTheKafkaThatTheServicesAreBuiltFor() throws IOException {
        assertThat(found("docker-compose.yml", "image: apache/kafka:(.*)"))
                .isEqualTo(found("pom.xml", "<kafka.version>(.*)</kafka.version>"))
                .hasSize(1);
    }

    private static List<String> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Repository.root().resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
