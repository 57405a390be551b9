package dev.trawl.testing.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The process in which {@link IntegrationTests} runs some test classes of one module. Prints each class when it has ended and
 * each failure with its stack trace, and appends a {@linkplain ClassResult#line line} for each class to a file.
 */
@SuppressWarnings("SystemOut")
public final class TestProcess {

    private TestProcess() {}

    /**
     * Ends with status 1 if a test failed. That a class has no result at all is for {@link RunningJob} to see.
     *
     * @param arguments the file of results, how many classes may run at a time, then the full names of the classes
     */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(arguments)
                        .skip(2)
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .configurationParameter(
                        "junit.jupiter.execution.parallel.enabled", Boolean.toString(!arguments[1].equals("1")))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", arguments[1])
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.max-pool-size", arguments[1])
                .build();
        var results = new Results(Path.of(arguments[0]));
        LauncherFactory.create().execute(request, results);
        // threads that the tests left running end with this process
        System.exit(results.areGreen() ? 0 : 1);
    }

    /** Counts by class while the tests run. Safe for classes that run at the same time. */
    private static final class Results implements TestExecutionListener {

        private static final Pattern CLASS = Pattern.compile("\\[class:([^]]+)]");

        private final Path file;
        private final Map<String, Tally> running = new HashMap<>();
        private int failed;

        private static final class Tally {
            final long began = System.nanoTime();
            int passed;
            int failed;
            int skipped;
        }

        Results(Path file) {
            this.file = file;
        }

        synchronized boolean areGreen() {
            return failed == 0;
        }

        private static boolean isClass(TestIdentifier test) {
            return test.getUniqueIdObject().getLastSegment().getType().equals("class");
        }

        private static boolean isInClass(TestIdentifier test) {
            return CLASS.matcher(test.getUniqueId()).find();
        }

        private Tally tally(TestIdentifier test) {
            return running.computeIfAbsent(name(test), name -> new Tally());
        }

        private static String name(TestIdentifier test) {
            Matcher found = CLASS.matcher(test.getUniqueId());
            return found.find() ? found.group(1) : test.getUniqueId();
        }

        @Override
        public synchronized void executionStarted(TestIdentifier test) {
            if (isClass(test)) {
                tally(test);
            }
        }

        @Override
        public synchronized void executionSkipped(TestIdentifier test, String reason) {
            tally(test).skipped++;
            System.out.println("skipped: " + test.getDisplayName() + " of " + name(test) + ": " + reason);
            if (isClass(test)) {
                ended(test);
            }
        }

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> {
                    if (test.isTest()) {
                        tally(test).passed++;
                    }
                }
                case ABORTED -> {
                    tally(test).skipped++;
                    System.out.println("skipped: " + test.getDisplayName() + " of " + name(test) + ": "
                            + result.getThrowable().map(Throwable::getMessage).orElse(""));
                }
                case FAILED -> {
                    if (isInClass(test)) {
                        tally(test).failed++;
                    } else {
                        failed++;
                    }
                    System.out.println("FAILED: " + test.getDisplayName() + " of " + name(test));
                    result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(System.out));
                }
            }
            if (isClass(test)) {
                ended(test);
            }
        }

        private void ended(TestIdentifier test) {
            Tally tally = tally(test);
            running.remove(name(test));
            failed += tally.failed;
            var result = new ClassResult(
                    name(test),
                    Duration.ofNanos(System.nanoTime() - tally.began),
                    tally.passed,
                    tally.failed,
                    tally.skipped);
            System.out.println(result.sentence());
            try {
                Files.writeString(file, result.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
