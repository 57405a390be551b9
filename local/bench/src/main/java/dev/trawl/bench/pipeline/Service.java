package dev.trawl.bench.pipeline;

import java.util.Locale;

/** The four services. */
public enum Service {
    SCHEDULER(96),
    FETCHER(96),
    PARSER(160),
    STORAGE(112);

    private final int heapMegabytes;

    Service(int heapMegabytes) {
        this.heapMegabytes = heapMegabytes;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** As in {@code <label>-service}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
