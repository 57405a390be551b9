package dev.trawl.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;

/**
 * How slow this machine is, compared with the one for which the time limits of the tests were chosen: two idle cores of
 * 2026. {@code ./trawl test} measures it once, prints it and passes it to every test process as the system property
 * {@value #PROPERTY}. Without the property each test process measures it at the first use, which takes a second or two.
 *
 * <p>Imports only the JDK, so that {@code java MachineSpeed.java} runs before anything is built. Safe for any thread.
 */
public final class MachineSpeed {

    /** A decimal number from 1 to {@value #SLOWEST}. */
    public static final String PROPERTY = "trawl.test.slowness";

    /** A machine that is slower than this gets no longer limits: the run would not end in a useful time. */
    private static final double SLOWEST = 8;

    /** What the work below takes with two threads on two idle cores of the reference machine. */
    private static final double REFERENCE_SECONDS = 1.4;

    /** How much slower a process of tests is while others run beside it. */
    private static final double COMPETING = 2.5;

    private static final int THREADS = 2;
    private static final int ROUNDS = 220;
    private static final int WORDS = 8_000;

    private MachineSpeed() {}

    /** The time limit for this machine: {@code limit} on the reference machine or a faster one, longer on a slower one. */
    public static Duration allow(Duration limit) {
        return scaled(limit, slowness());
    }

    static Duration scaled(Duration limit, double slowness) {
        return Duration.ofMillis(Math.round(limit.toMillis() * slowness));
    }

    /** From 1, the reference machine or a faster one, to {@value #SLOWEST}. */
    public static double slowness() {
        return Measured.SLOWNESS;
    }

    /** The slowness for one of several processes of tests, which compete for the machine. */
    public static double beside(int processes) {
        return processes > 1 ? bounded(slowness() * COMPETING) : slowness();
    }

    static double read(String value) {
        try {
            double slowness = Double.parseDouble(value);
            if (slowness >= 1 && slowness <= SLOWEST) {
                return slowness;
            }
        } catch (NumberFormatException e) {
            // the message below says what is expected
        }
        throw new IllegalArgumentException(
                PROPERTY + " is '" + value + "', expected a number from 1 to " + Math.round(SLOWEST));
    }

    /** Asked once in each test process. */
    private static final class Measured {
        private static final double SLOWNESS = property();

        private static double property() {
            String value = System.getProperty(PROPERTY);
            return value == null ? bounded(measure()) : read(value);
        }
    }

    static double bounded(double slowness) {
        return Math.min(SLOWEST, Math.max(1, slowness));
    }

    /** What the work takes here, divided by what it takes on the reference machine. */
    private static double measure() {
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Integer> work = MachineSpeed::work;
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                each.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the machine's speed could not be measured", e);
        } finally {
            threads.shutdownNow();
        }
        return (System.nanoTime() - began) / 1e9 / REFERENCE_SECONDS;
    }

    /** What test processes do too: objects, strings, maps and sorting in code that is still being compiled, and zlib. */
    private static int work() {
        int bytes = 0;
        var random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Integer> counts = new HashMap<>();
            for (int word = 0; word < WORDS; word++) {
                counts.merge(Integer.toString(random.nextInt(WORDS), 36) + "-word", 1, Integer::sum);
            }
            List<String> sorted = new ArrayList<>(counts.keySet());
            Collections.sort(sorted);
            var deflater = new Deflater();
            deflater.setInput(String.join(" ", sorted).getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            byte[] compressed = new byte[64 * 1024];
            bytes += deflater.deflate(compressed);
            deflater.end();
        }
        return bytes;
    }

    /** Prints the slowness of this machine, with two decimals. */
    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT, "%.2f%n", bounded(measure()));
    }
}
