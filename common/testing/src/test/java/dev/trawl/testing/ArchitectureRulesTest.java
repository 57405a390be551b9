package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule catches what it is there for, and nothing else. */
class ArchitectureRulesTest {

    private static final String ROOT = "dev.trawl.testing.house";

    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(ROOT);

    private static List<String> violations() {
        return ArchitectureRules.rules(ROOT, "domain", "clean").stream()
                .map((ArchRule rule) -> rule.evaluate(HOUSE))
                .filter(result -> result.hasViolation())
                .flatMap(result -> result.getFailureReport().getDetails().stream())
                .toList();
    }

    @Test
    void catchesALibraryOutsideOfItsPackage() {
        assertThat(violations()).anyMatch(line -> line.contains("Misplaced") && line.contains("TopicPartition"));
    }

    @Test
    void catchesATypeThatIsOnlyCaught() {
        assertThat(violations()).anyMatch(line -> line.contains("CatchesOnly") && line.contains("KafkaException"));
    }

    @Test
    void catchesTheSystemClock() {
        assertThat(violations()).anyMatch(line -> line.contains("Hasty") && line.contains("Instant.now"));
    }

    @Test
    void catchesANameThatSaysNothing() {
        assertThat(violations()).anyMatch(line -> line.contains("TaskHelper"));
    }

    @Test
    void letsPassWhatIsInItsPlace() {
        assertThat(violations()).noneMatch(line -> line.contains("Listening") || line.contains("Waiting"));
    }

    @Test
    void failsWhereThereIsNothingToCheck() {
        assertThatThrownBy(() -> ArchitectureRules.check("dev.trawl.nowhere")).isInstanceOf(AssertionError.class);
    }
}
