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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process of tests is green only if each of its classes has ended without a failure. */
class RunningJobIT {

    private static final Duration LIMIT = allow(Duration.ofSeconds(60));

    private static RunningJob start(Class<?> sample) throws Exception {
        var job = new TestJob("common/testing", "sample", List.of(sample.getName()));
        return RunningJob.start(job, Repository.root(), List.of());
    }

    private static Ended run(Duration limit, Class<?> sample) throws Exception {
        return start(sample).await(limit);
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
    void endsAProcessWhoseTimeIsUp() throws Exception {
        Ended ended = run(Duration.ofSeconds(3), Hanging.class);

        assertThat(ended.problem()).isEqualTo("it did not end within 3 s and was ended");
        assertThat(ended.isGreen()).isFalse();
    }

    @Test
    void endsAProcessWithWhatItHasStarted() throws Exception {
        RunningJob job = start(Hanging.class);
        Path log = RunningJob.log(job.job(), Repository.root());
        List<Long> processes = await().atMost(LIMIT).until(() -> processes(log), all -> all.size() == 2);

        job.end();

        assertThat(job.await(LIMIT).isGreen()).isFalse();
        await().atMost(LIMIT)
                .until(() -> processes.stream()
                        .flatMap(process -> ProcessHandle.of(process).stream())
                        .noneMatch(ProcessHandle::isAlive));
    }

    private static List<Long> processes(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> line.matches("process \\d+"))
                .map(line -> Long.parseLong(line.substring("process ".length())))
                .toList();
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
