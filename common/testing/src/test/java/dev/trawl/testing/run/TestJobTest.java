package dev.trawl.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJobTest {

    @TempDir
    private Path repository = Path.of("");

    @BeforeEach
    void build() throws IOException {
        testClasses("common/small", "dev/SmallIT", "dev/SmallTest", "dev/SmallIT$Inside");
        testClasses("cli", "dev/SharedIT", "dev/OtherIT", "dev/FaultyCrawlIT", "dev/PolitenessIT");
        testClasses("no-tests");
    }

    private void testClasses(String module, String... names) throws IOException {
        Path target = Files.createDirectories(repository.resolve(module).resolve("target"));
        Files.writeString(target.resolve(IntegrationTests.CLASS_PATH), "");
        Files.writeString(target.resolveSibling("pom.xml"), "");
        for (String name : names) {
            Path file = target.resolve("test-classes").resolve(name + ".class");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    @Test
    void givesEveryIntegrationTestToOneProcessLongOnesFirst() {
        assertThat(TestJob.in(repository, name -> true))
                .containsExactly(
                        new TestJob("cli", "cli", List.of("dev.OtherIT", "dev.SharedIT")),
                        new TestJob("cli", "PolitenessIT", List.of("dev.PolitenessIT")),
                        new TestJob("cli", "FaultyCrawlIT", List.of("dev.FaultyCrawlIT")),
                        new TestJob("common/small", "small", List.of("dev.SmallIT")));
    }

    @Test
    void leavesOutWhatARenamedModuleLeftBehind() throws IOException {
        Files.delete(repository.resolve("common/small/pom.xml"));

        assertThat(TestJob.in(repository, name -> true))
                .extracting(TestJob::module)
                .containsOnly("cli");
    }

    /** A class that is renamed would otherwise run in another process than intended, or in no run against containers. */
    @Test
    void onlyClassesThatThereAreAreNamed() throws IOException {
        List<String> there = integrationTests();
        Matcher containers = Pattern.compile("'\\.\\*\\\\\\.\\(([^)]+)\\)'")
                .matcher(Files.readString(Repository.root().resolve("trawl")));

        assertThat(there).containsAll(TestJob.ALONE);
        assertThat(containers.find())
                .as("the classes of ./trawl test containers")
                .isTrue();
        assertThat(containers.group(1).split("\\|"))
                .contains("OutageIT")
                .allSatisfy(name -> assertThat(there).anyMatch(one -> one.matches(name)));
    }

    private static List<String> integrationTests() throws IOException {
        return Repository.sources("test").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.endsWith("IT"))
                .toList();
    }

    @Test
    void takesTheWantedClassesOnly() {
        assertThat(TestJob.in(repository, name -> name.endsWith(".OtherIT")))
                .containsExactly(new TestJob("cli", "cli", List.of("dev.OtherIT")));
    }
}
