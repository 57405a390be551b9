package dev.trawl.bench.soak;

import java.util.Locale;

/** A time as a person says it. */
final class DurationWords {

    private DurationWords() {}

    static String of(long seconds) {
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
}
