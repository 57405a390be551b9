package dev.trawl.testing.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The process of one {@link TestJob}, with its log and its results. Owned by one thread; {@link #end} may come from any. */
final class RunningJob {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final TestJob job;
    private final Path log;
    private final Path results;
    private final Process process;
    private final long began = System.nanoTime();

    private RunningJob(TestJob job, Path log, Path results, Process process) {
        this.job = job;
        this.log = log;
        this.results = results;
        this.process = process;
    }

    /**
     * How a job ended.
     *
     * @param problem what went wrong beside failed tests: it did not end in time, or crashed; otherwise empty
     * @param first how it ended before what failed was run again; absent where nothing was
     */
    record Ended(
            TestJob job,
            Duration took,
            List<ClassResult> classes,
            String problem,
            Path log,
            @Nullable Ended first) {

        /** Of a job that was run once. */
        Ended(TestJob job, Duration took, List<ClassResult> classes, String problem, Path log) {
            this(job, took, classes, problem, log, null);
        }

        boolean isGreen() {
            return problem.isEmpty() && classes.stream().allMatch(one -> one.failed() == 0);
        }

        int passed() {
            return classes.stream().mapToInt(ClassResult::passed).sum();
        }

        /** The classes in which a test failed. */
        List<String> failed() {
            return classes.stream()
                    .filter(one -> one.failed() > 0)
                    .map(ClassResult::name)
                    .toList();
        }

        /** How the job ended when what failed has been run again with this result. */
        Ended then(Ended again) {
            List<ClassResult> all = Stream.concat(
                            classes.stream().filter(one -> one.failed() == 0), again.classes.stream())
                    .toList();
            return new Ended(job, took.plus(again.took), all, again.problem, again.log, this);
        }
    }

    /** Starts the process in the folder of its module. */
    static RunningJob start(TestJob job, Path repository, List<String> systemProperties) throws IOException {
        Path module = repository.resolve(job.module());
        Path log = log(job, repository);
        Files.createDirectories(Objects.requireNonNull(log.getParent()));
        Files.writeString(log, "");
        Path results = log.resolveSibling(job.name() + ".results");
        Files.deleteIfExists(results);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + repository.resolve(IntegrationTests.JVM_OPTIONS));
        command.addAll(systemProperties);
        command.addAll(List.of("-cp", classPath(module, repository), TestProcess.class.getName(), results.toString()));
        command.add(Integer.toString(job.parallel()));
        command.addAll(job.classes());
        Process process = new ProcessBuilder(command)
                .directory(module.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new RunningJob(job, log, results, process);
    }

    static Path log(TestJob job, Path repository) {
        return repository.resolve(job.module()).resolve("target/test-logs").resolve(job.name() + ".log");
    }

    /** The module first; then what runs the tests, which every module but one has anyway. */
    private static String classPath(Path module, Path repository) throws IOException {
        Path testing = repository.resolve("common/testing/target");
        return String.join(
                ":",
                module.resolve("target/test-classes").toString(),
                module.resolve("target/classes").toString(),
                Files.readString(module.resolve("target").resolve(IntegrationTests.CLASS_PATH))
                        .strip(),
                testing.resolve("classes").toString(),
                Files.readString(testing.resolve(IntegrationTests.CLASS_PATH)).strip());
    }

    TestJob job() {
        return job;
    }

    Duration since() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Waits for the end of the process; ends it itself when the time is up. */
    Ended await(Duration limit) throws IOException, InterruptedException {
        String problem = "";
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            problem = "it did not end within " + limit.toSeconds() + " s and was ended";
            end();
        }
        Duration took = since();
        List<ClassResult> classes = read();
        if (problem.isEmpty() && process.exitValue() != 0 && classes.stream().allMatch(one -> one.failed() == 0)) {
            problem = "its process ended with status " + process.exitValue() + " though no test failed";
        }
        if (problem.isEmpty() && classes.size() != job.classes().size()) {
            problem = classes.size() + " of " + job.classes().size() + " classes have results";
        }
        return new Ended(job, took, classes, problem, log);
    }

    private List<ClassResult> read() throws IOException {
        return Files.exists(results)
                ? Files.readAllLines(results, UTF_8).stream()
                        .map(ClassResult::ofLine)
                        .toList()
                : List.of();
    }

    /** Ends the process in order, so that it ends its servers, and after a grace period with all its children by force. */
    void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
