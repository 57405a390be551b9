package dev.trawl.testing.run;

import dev.trawl.testing.MachineSpeed;
import dev.trawl.testing.run.RunningJob.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs the integration tests ({@code *IT}) of all modules, several processes side by side, because they wait much longer than
 * they compute. Maven has built the modules before and left the class path of their tests in {@code target}. Prints each
 * process when it has ended, what failed, and {@link TestReport a report} at the end.
 *
 * <p>A class that failed is run once more, alone. Where it passes then, the run is green and the report names the class.
 *
 * <p>Each process has a time limit and writes a log to {@code target/test-logs}. When this run is interrupted it ends them all.
 */
@SuppressWarnings("SystemOut")
public final class IntegrationTests {

    /** In {@code target}: the class path of the tests of a module, by Maven. */
    static final String CLASS_PATH = "test-class-path";

    /** The options of every JVM that runs tests, by Maven or from here. */
    static final String JVM_OPTIONS = "common/testing/jvm.options";

    private static final String UNITS = "--units";

    /** {@code docker-compose.yml} is tested only where {@code ./trawl test compose} asks for it. */
    private static final String WITHOUT_COMPOSE = "(?!.*\\.compose\\.).*";

    /** The images of docker-compose.yml may have to be built in it, on a machine that is busy. */
    private static final Duration LIMIT = Duration.ofMinutes(35);

    /** The most failed classes that are run again; more have a common cause. */
    private static final int MOST_AGAIN = 3;

    /** In which Linux counts CPU time, on every machine that it runs on today. */
    private static final int TICKS_A_SECOND = 100;

    private final Path repository;
    private final List<String> systemProperties;
    private final int capacity;
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private final long began = System.nanoTime();
    private int free;
    private long cpuOfChildren;
    private boolean interrupted;

    private IntegrationTests(Path repository, List<String> systemProperties, int capacity) {
        this.repository = repository;
        this.systemProperties = List.copyOf(systemProperties);
        this.capacity = capacity;
        this.free = capacity;
    }

    /**
     * Ends with status 1 if a test failed, and with 2 if no class is wanted.
     *
     * @param arguments the folder of the repository; then, in any order, {@code -Dname=value} for the processes, {@code --units}
     *     where Maven has just run the unit tests, so that the report has them too, and a regular expression for the full names of
     *     the classes to run, which is everything but docker-compose.yml by default
     */
    public static void main(String[] arguments) throws Exception {
        List<String> properties = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("-D"))
                .collect(Collectors.toCollection(ArrayList::new));
        Pattern wanted = Pattern.compile(Arrays.stream(arguments)
                .skip(1)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse(WITHOUT_COMPOSE));
        Path repository = Path.of(arguments[0]);
        List<TestJob> jobs = TestJob.in(repository, name -> wanted.matcher(name).matches());
        if (jobs.isEmpty()) {
            System.err.println("no integration test is named like " + wanted);
            System.exit(2);
        }
        properties.add("-D" + MachineSpeed.PROPERTY + "=" + MachineSpeed.beside(jobs.size()));
        var run = new IntegrationTests(repository, properties, capacity());
        Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end-tests"));
        List<Ended> ended = run.again(run.run(jobs));
        var report = new TestReport(repository, ended, List.of(arguments).contains(UNITS));
        System.out.println(report.text());
        System.exit(report.isGreen() ? 0 : 1);
    }

    /** The sum of the weights that may run at a time: two pipelines for two cores. With a lighter process beside them, limits are missed. */
    private static int capacity() {
        return Math.max(3, Runtime.getRuntime().availableProcessors() * 2);
    }

    private List<Ended> run(List<TestJob> jobs) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Ended>> futures = new ArrayList<>();
            List<TestJob> waiting = new ArrayList<>(jobs);
            while (!waiting.isEmpty()) {
                TestJob job = next(waiting);
                futures.add(threads.submit(() -> run(job)));
            }
            List<Ended> ended = new ArrayList<>();
            for (Future<Ended> future : futures) {
                ended.add(future.get());
            }
            return ended;
        }
    }

    /**
     * Runs classes that failed once more, one process after the other with nothing beside it: a pause of the whole machine is no
     * fault of the code. Not where many failed, where a process did not end as it should, or where a class draws at random what
     * it does: these have found something.
     */
    private List<Ended> again(List<Ended> first) throws IOException, InterruptedException {
        long failed = first.stream().mapToLong(one -> one.failed().size()).sum();
        if (failed > MOST_AGAIN) {
            return first;
        }
        List<Ended> all = new ArrayList<>();
        for (Ended one : first) {
            if (one.failed().isEmpty() || !one.problem().isEmpty() || one.job().isRandom()) {
                all.add(one);
            } else {
                TestJob job = one.job().again(one.failed());
                take(job);
                all.add(one.then(run(job)));
            }
        }
        return all;
    }

    /** Takes the first job for which there is room, so that small ones run beside two large ones; waits until there is one. */
    private synchronized TestJob next(List<TestJob> waiting) throws InterruptedException {
        while (true) {
            for (TestJob job : waiting) {
                if (weight(job) <= free) {
                    take(job);
                    waiting.remove(job);
                    return job;
                }
            }
            wait();
        }
    }

    private synchronized void take(TestJob job) {
        free -= weight(job);
    }

    private synchronized void release(TestJob job) {
        free += weight(job);
        notifyAll();
    }

    private int weight(TestJob job) {
        return Math.min(job.weight(), capacity);
    }

    /** That a job could not be run at all is how it ended too, so that the others are reported. */
    private Ended run(TestJob job) throws IOException, InterruptedException {
        try {
            Ended ended;
            try {
                RunningJob started = start(job);
                ended = started.await(MachineSpeed.allow(LIMIT));
                running.remove(started);
            } catch (IOException | RuntimeException e) {
                Path log = RunningJob.log(job, repository);
                ended = new Ended(job, Duration.ZERO, List.of(), "it could not be run: " + e, log);
            }
            print(ended);
            return ended;
        } finally {
            release(job);
        }
    }

    /** Not while the run is being ended, or its processes would be left over. */
    private synchronized RunningJob start(TestJob job) throws IOException {
        if (interrupted) {
            throw new IllegalStateException("the run is interrupted");
        }
        RunningJob started = RunningJob.start(job, repository, systemProperties);
        running.add(started);
        return started;
    }

    private synchronized void print(Ended ended) throws IOException {
        String others = running.stream()
                .map(other -> other.job().name() + " for " + other.since().toSeconds() + " s")
                .sorted()
                .collect(Collectors.joining(", "));
        System.out.printf(
                "%5d s  %-6s %-22s %4d passed in %d s%s%s%n",
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                ended.isGreen() ? "ok" : "FAILED",
                ended.job().name(),
                ended.passed(),
                ended.took().toSeconds(),
                cpuOfTheLast(),
                others.isEmpty() ? "" : "; still running: " + others);
        if (!ended.isGreen()) {
            System.out.println(TestReport.failures(ended));
        }
    }

    /** The CPU time of the process that has ended last, with its children, where Linux tells it. */
    private String cpuOfTheLast() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return "";
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long ofChildren = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_A_SECOND;
        long ofTheLast = ofChildren - cpuOfChildren;
        cpuOfChildren = ofChildren;
        return ", " + ofTheLast + " s of CPU";
    }

    private void end() {
        synchronized (this) {
            interrupted = true;
        }
        running.stream().parallel().forEach(RunningJob::end);
    }
}
