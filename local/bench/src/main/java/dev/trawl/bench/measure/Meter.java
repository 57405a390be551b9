package dev.trawl.bench.measure;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Runs something once and says what it took. */
public final class Meter {

    private Meter() {}

    /**
     * @param measured CPU so far of what is measured
     * @param work returns how many items it made
     */
    public static MeasuredRun measure(Supplier<CpuTime> measured, LongSupplier work) {
        MeasuredProcesses ours = MeasuredProcesses.ours();
        CpuTime cpu = measured.get();
        double all = ours.cpu().total();
        double busy = MachineLoad.busySeconds();
        long start = System.nanoTime();
        long items = work.getAsLong();
        double seconds = (System.nanoTime() - start) / 1e9;
        CpuTime used = measured.get().minus(cpu);
        double known = ours.cpu().total() - all;
        double foreign = MachineLoad.foreign(MachineLoad.busySeconds() - busy, known, seconds);
        return new MeasuredRun(items, seconds, used, Math.max(0, known - used.total()), foreign);
    }
}
