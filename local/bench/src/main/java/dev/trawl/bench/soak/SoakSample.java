package dev.trawl.bench.soak;

import dev.trawl.bench.measure.Usage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One look at a running soak.
 *
 * @param done how far it is
 * @param usages by the name of the service, and of the browser
 * @param zombies processes that have ended and were not waited for
 */
record SoakSample(Done done, Map<String, Usage> usages, int zombies) {

    SoakSample {
        usages = Collections.unmodifiableMap(new LinkedHashMap<>(usages));
    }

    /**
     * What is done at that moment.
     *
     * @param millisPerPage mean over the last pages; NaN before the first
     */
    record Done(double seconds, int visits, long pages, double millisPerPage) {}
}
