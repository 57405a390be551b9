package dev.trawl.testing.run;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.testing.Repository;
import dev.trawl.testing.run.RunningJob.Ended;
import dev.trawl.testing.run.sample.BrokenBefore;
import dev.trawl.testing.run.sample.Halting;
import dev.trawl.testing.run.sample.Hanging;
import dev.trawl.testing.run.sample.Mixed;
import dev.trawl.testing.run.sample.Skipped;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process of tests is green only if each of its classes has ended without a failure. */
class RunningJobIT {

    private static final Duration LIMIT = allow(Duration.ofSeconds(60));

    private static Ended run(Duration limit, Class<?>... classes) throws Exception {
        var job = new TestJob(
                "common/testing",
                "sample",
                List.of(classes).stream().map(Class::getName).toList());
        return RunningJob.start(job, Repository.root(), List.of()).await(limit);
    }

    @Test
    void countsWhatPassedFailedAndWasSkippedAndSaysWhy() throws Exception {
        Ended ended = run(LIMIT, Mixed.class);

        assertThat(ended.classes()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo(Mixed.class.getName());
            assertThat(one.passed()).isEqualTo(3);
            assertThat(one.failed()).isEqualTo(1);
            assertThat(one.skipped()).isEqualTo(2);
        });
        assertThat(ended.isGreen()).isFalse();
        assertThat(ended.problem()).isEmpty();
        assertThat(TestReport.failures(ended)).contains("FAILED: fails() of", "[the sample that fails]", "Mixed.java");
        assertThat(Files.readString(ended.log())).contains("what it needs is not there");
    }

    @Test
    void isNotGreenWhereAClassFailsBeforeItsTests() throws Exception {
        Ended ended = run(LIMIT, BrokenBefore.class);

        assertThat(ended.isGreen()).isFalse();
        assertThat(TestReport.failures(ended)).contains("nothing can start");
    }

    @Test
    void isNotGreenWhereTheProcessEndsWithSuccessInTheMiddle() throws Exception {
        Ended ended = run(LIMIT, Halting.class);

        assertThat(ended.problem()).isEqualTo("0 of 1 classes have results");
        assertThat(ended.isGreen()).isFalse();
    }

    @Test
    void endsAProcessWhoseTimeIsUpAndWhatItHasStarted() throws Exception {
        Duration limit = allow(Duration.ofSeconds(4));

        Ended ended = run(limit, Hanging.class);

        assertThat(ended.problem()).isEqualTo("it did not end within " + limit.toSeconds() + " s and was ended");
        assertThat(ended.isGreen()).isFalse();
        List<Long> processes = Files.readAllLines(ended.log()).stream()
                .filter(line -> line.startsWith("process "))
                .map(line -> Long.parseLong(line.substring("process ".length())))
                .toList();
        assertThat(processes).hasSize(2);
        await().untilAsserted(() -> assertThat(processes)
                .noneMatch(process ->
                        ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()));
    }

    @Test
    void isGreenWithoutATestThatPassedWhereAllWereSkipped() throws Exception {
        Ended ended = run(LIMIT, Skipped.class);

        assertThat(ended.isGreen()).isTrue();
        assertThat(ended.classes()).singleElement().satisfies(one -> {
            assertThat(one.passed()).isZero();
            assertThat(one.skipped()).isEqualTo(1);
        });
    }
}
