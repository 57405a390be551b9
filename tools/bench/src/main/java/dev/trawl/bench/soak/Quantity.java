package dev.trawl.bench.soak;

import dev.trawl.devservers.process.ProcessUsage;

/** What is drawn, and how much more of it at the end still counts as flat. */
enum Quantity {
    MEMORY("memory", "MiB", 1.15, 0),
    THREADS("threads", "", 1.05, 2),
    DESCRIPTORS("open descriptors", "", 1.05, 2),
    PROCESSES("processes", "", 1.05, 2),
    /** No process's: its curve comes from the pages. */
    PAGE_TIME("time per page", "ms", 1.15, 0);

    private final String label;
    private final String unit;
    private final double ratio;
    private final double more;

    Quantity(String label, String unit, double ratio, double more) {
        this.label = label;
        this.unit = unit;
        this.ratio = ratio;
        this.more = more;
    }

    /** With its unit, where it has one. */
    String label() {
        return unit.isEmpty() ? label : label + ", " + unit;
    }

    /**
     * How much of it.
     *
     * @param shared whether it is several processes of a program that others on the machine may run too: of their memory, what no
     *     file is behind
     */
    double of(ProcessUsage usage, boolean shared) {
        return switch (this) {
            case MEMORY -> shared ? usage.unfiledMebibytes() : usage.rssMebibytes();
            case THREADS -> usage.threads();
            case DESCRIPTORS -> usage.descriptors();
            case PROCESSES -> usage.processes();
            case PAGE_TIME -> Double.NaN;
        };
    }

    /** The most that is flat, when it was that much before. */
    double most(double before) {
        return before * ratio + more;
    }
}
