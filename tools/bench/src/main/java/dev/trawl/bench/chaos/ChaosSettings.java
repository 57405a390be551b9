package dev.trawl.bench.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How much chaos, and who watches.
 *
 * @param users submitted at the start, or in all where every victim dies once only
 * @param time for kills; absent: every victim dies once
 * @param watching receives what happens, a line each
 * @param data where logs and data stay; otherwise they go with the pipeline
 * @param pageLimit of the visits; {@link #PAGE_LIMIT} but on a slow machine
 */
public record ChaosSettings(
        int users,
        Optional<Duration> time,
        long seed,
        Consumer<String> watching,
        Optional<Path> data,
        Duration pageLimit) {

    public static final int FETCHERS = 2;

    /**
     * A little longer than usual: while services start on few cores, a tab that crashes is seen to have crashed after seconds
     * only, and would be a timeout.
     */
    public static final Duration PAGE_LIMIT = Duration.ofSeconds(6);

    private static final int FEWEST = 24;
    private static final int MOST = 3_000;
    private static final Duration ENOUGH = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    public ChaosSettings {
        if (users < FEWEST || users > MOST) {
            throw new IllegalArgumentException(users + " users, expected " + FEWEST + " to " + MOST);
        }
        if (time.isPresent()
                && (time.get().compareTo(Duration.ofMinutes(1)) < 0
                        || time.get().compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    time.get().toMinutes() + " minutes, expected 1 to " + LONGEST.toMinutes());
        }
    }

    /** Each victim once. */
    public static ChaosSettings once(int users, long seed, Duration pageLimit, Consumer<String> watching) {
        return new ChaosSettings(users, Optional.empty(), seed, watching, Optional.empty(), pageLimit);
    }

    boolean isShort() {
        return time.isEmpty();
    }

    /** Those that take minutes by themselves are begun again by every other kill. */
    boolean hasTimeForHeavyFaults() {
        return time.filter(given -> given.compareTo(ENOUGH) >= 0).isPresent();
    }

    void say(String line) {
        watching.accept(line);
    }
}
