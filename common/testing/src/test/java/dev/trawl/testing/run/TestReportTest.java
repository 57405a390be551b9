package dev.trawl.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.run.RunningJob.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportTest {

    @TempDir
    private Path repository = Path.of("");

    private static ClassResult result(String name, int seconds, int passed, int failed) {
        return new ClassResult(name, Duration.ofSeconds(seconds), passed, failed, 1);
    }

    private TestReport report(Ended ended, boolean units) throws IOException {
        return new TestReport(repository, List.of(ended), units);
    }

    private Ended ended(String problem, ClassResult... classes) {
        var job = new TestJob(
                "module", "job", Stream.of(classes).map(ClassResult::name).toList());
        return new Ended(job, Duration.ofSeconds(40), List.of(classes), problem, repository.resolve("job.log"));
    }

    @Test
    void addsUpUnitTestsAndIntegrationTests() throws IOException {
        Path reports = Files.createDirectories(repository.resolve("module/target/surefire-reports"));
        Files.writeString(repository.resolve("module/target").resolve(IntegrationTests.CLASS_PATH), "");
        Files.writeString(repository.resolve("module/pom.xml"), "");
        Files.writeString(reports.resolve("TEST-dev.UnitTest.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="x" version="3.0.2" name="dev.UnitTest" time="1,001.5" tests="5" errors="1" skipped="1" failures="1">
                </testsuite>
                """);

        String text = report(ended("", result("dev.SlowIT", 30, 3, 0)), true).text();

        assertThat(text.lines())
                .contains(
                        "    40.0 s     4 tests  job",
                        "  1001.5 s     5 tests  module",
                        "5 passed, 2 failed, 2 skipped");
        assertThat(text.indexOf("dev.UnitTest")).isLessThan(text.indexOf("dev.SlowIT"));
    }

    @Test
    void isGreenOnlyWithoutFailuresAndProblems() throws IOException {
        assertThat(report(ended("", result("dev.FineIT", 1, 3, 0)), false).isGreen())
                .isTrue();
        assertThat(report(ended("", result("dev.BadIT", 1, 3, 1)), false).isGreen())
                .isFalse();
        var crashed = report(ended("it crashed", result("dev.FineIT", 1, 3, 0)), false);
        assertThat(crashed.isGreen()).isFalse();
        assertThat(crashed.text()).endsWith("3 passed, 1 failed, 1 skipped\n");
    }

    @Test
    void namesWhatPassedOnlyWhenItWasRunAgain() throws IOException {
        Ended first = ended("", result("dev.FineIT", 1, 3, 0), result("dev.UnsteadyIT", 1, 2, 1));
        Ended again = ended("", result("dev.UnsteadyIT", 1, 3, 0));

        assertThat(first.failed()).containsExactly("dev.UnsteadyIT");
        var report = report(first.then(again), false);
        assertThat(report.isGreen()).isTrue();
        assertThat(report.text())
                .contains("FAILED AT FIRST, passed alone: dev.UnsteadyIT; the failure is in " + first.log())
                .endsWith("6 passed, 0 failed, 2 skipped\n");
        var red = report(first.then(ended("", result("dev.UnsteadyIT", 1, 2, 1))), false);
        assertThat(red.isGreen()).isFalse();
        assertThat(red.text()).doesNotContain("AT FIRST");
    }

    @Test
    void showsALogFromItsFirstFailure() throws IOException {
        Files.writeString(repository.resolve("job.log"), "noise\nFAILED: one of dev.BadIT\nwhy\n");

        assertThat(TestReport.failures(ended("", result("dev.BadIT", 1, 0, 1)))
                        .lines()
                        .map(String::strip))
                .containsExactly("its log: " + repository.resolve("job.log"), "FAILED: one of dev.BadIT", "why");
    }
}
