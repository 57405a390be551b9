package dev.trawl.bench.soak;

import dev.trawl.cli.crawl.ProgressLine;
import dev.trawl.devservers.process.ProcessUsage;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One look at a running soak.
 *
 * @param done how far it is
 * @param usages by the name of the service, and of the browser
 * @param zombies processes that have ended and were not waited for
 */
record SoakSample(Done done, Map<String, ProcessUsage> usages, int zombies) {

    SoakSample {
        usages = Collections.unmodifiableMap(new LinkedHashMap<>(usages));
    }

    /**
     * What is done at that moment.
     *
     * @param millisPerPage mean over the last pages; NaN before the first
     */
    record Done(double seconds, int visits, long pages, double millisPerPage) {

        /** A line of progress. */
        String text(int allVisits) {
            String left = visits == 0 ? "?" : words(seconds / visits * (allVisits - visits));
            String millis =
                    Double.isNaN(millisPerPage) ? "" : String.format(Locale.ROOT, ", %.0f ms a page", millisPerPage);
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d visits, %,d pages%s, %s; %s left",
                    visits,
                    allVisits,
                    pages,
                    millis,
                    words(seconds),
                    left);
        }

        private static String words(double seconds) {
            return ProgressLine.words(Duration.ofSeconds(Math.round(seconds)));
        }
    }
}
