package dev.trawl.testing.run;

import java.time.Duration;
import java.util.Locale;

/**
 * How a test class ended.
 *
 * @param name its full name
 * @param took from the start of the class to its end, servers that it starts included
 * @param failed failed tests; a failure outside of the tests, as before all of them, counts as one
 */
record ClassResult(String name, Duration took, int passed, int failed, int skipped) {

    private static final String TAB = "\t";

    /** One line of a file of results. */
    String line() {
        return String.join(
                TAB,
                name,
                Long.toString(took.toMillis()),
                Integer.toString(passed),
                Integer.toString(failed),
                Integer.toString(skipped));
    }

    /** The same for a person. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: %d passed, %d failed, %d skipped in %.1f s",
                name,
                passed,
                failed,
                skipped,
                took.toMillis() / 1000.0);
    }

    static ClassResult ofLine(String line) {
        String[] columns = line.split(TAB, -1);
        return new ClassResult(
                columns[0],
                Duration.ofMillis(Long.parseLong(columns[1])),
                Integer.parseInt(columns[2]),
                Integer.parseInt(columns[3]),
                Integer.parseInt(columns[4]));
    }
}
