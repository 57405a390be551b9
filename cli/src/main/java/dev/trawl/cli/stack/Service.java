package dev.trawl.cli.stack;

/** The four services, and how much heap each may have on one machine. */
public enum Service {
    SCHEDULER("scheduler", 112),
    FETCHER("fetcher", 96),
    PARSER("parser", 160),
    STORAGE("storage", 112);

    private final String label;
    private final int heapMegabytes;

    Service(String label, int heapMegabytes) {
        this.label = label;
        this.heapMegabytes = heapMegabytes;
    }

    public String label() {
        return label;
    }

    String module() {
        return label + "-service";
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
