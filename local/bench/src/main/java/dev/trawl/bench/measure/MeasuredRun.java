package dev.trawl.bench.measure;

/**
 * One measured run.
 *
 * @param items pages, messages or rows
 * @param seconds of wall time
 * @param cpu of what was measured
 * @param helpers CPU seconds of what else ran for it: broker, demo blog, database, the counting reader
 * @param foreign share of the machine's cores that others had, 0 to 1
 */
public record MeasuredRun(long items, double seconds, CpuTime cpu, double helpers, double foreign) {

    public double perSecond() {
        return items / seconds;
    }

    /** CPU seconds of what was measured, for each item. */
    public double cpuPerItem() {
        return cpu.total() / items;
    }
}
