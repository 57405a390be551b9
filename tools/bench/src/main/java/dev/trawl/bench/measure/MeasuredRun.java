package dev.trawl.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One measured run.
 *
 * @param items pages, messages or rows
 * @param seconds of wall time
 * @param cpu of what was measured
 * @param helpers CPU seconds of what else ran for it: broker, demo blog, database, the counting reader
 * @param others share of the machine's cores that other programs had, 0 to 1
 */
public record MeasuredRun(long items, double seconds, CpuTime cpu, double helpers, double others) {

    /**
     * Measures some work once.
     *
     * @param measured CPU time so far of what is measured
     * @param work returns the number of its items
     */
    public static MeasuredRun of(Supplier<CpuTime> measured, LongSupplier work) {
        CpuTime before = measured.get();
        MachineLoad start = MachineLoad.now();
        long items = work.getAsLong();
        long nanos = System.nanoTime() - start.nanos();
        CpuTime used = measured.get().minus(before);
        MachineLoad end = MachineLoad.now();
        double helpers = Math.max(0, end.ours() - start.ours() - used.total());
        return new MeasuredRun(items, nanos / 1e9, used, helpers, start.othersUntil(end));
    }

    public double perSecond() {
        return items / seconds;
    }

    /** CPU seconds of what was measured, for each item. */
    public double cpuPerItem() {
        return cpu.total() / items;
    }

    /** For a line of progress. */
    public String othersText() {
        return String.format(Locale.ROOT, "others had %.0f %% of the CPU", 100 * others);
    }

    /** How many times as fast it was as another one, round by round: what slowed one in a round slowed both. */
    public static Spread ratio(List<MeasuredRun> these, List<MeasuredRun> those) {
        if (these.size() != those.size()) {
            throw new IllegalArgumentException(these.size() + " runs beside " + those.size());
        }
        return Spread.of(IntStream.range(0, these.size())
                .mapToObj(
                        round -> these.get(round).perSecond() / those.get(round).perSecond())
                .toList());
    }

    /** A figure over several runs. */
    public static Spread spread(List<MeasuredRun> runs, ToDoubleFunction<MeasuredRun> figure) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }
}
