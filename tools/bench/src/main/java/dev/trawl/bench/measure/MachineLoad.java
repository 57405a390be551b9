package dev.trawl.bench.measure;

import dev.trawl.devservers.process.ProcFiles;

/**
 * How busy the whole machine was since a moment, and with what the bench did not start.
 *
 * @param busy CPU seconds of the machine at that moment
 * @param ours CPU seconds of the bench and all that it started
 * @param nanos the moment
 */
public record MachineLoad(double busy, double ours, long nanos) {

    public static MachineLoad now() {
        return new MachineLoad(busySeconds(), CpuTime.ofBench().total(), System.nanoTime());
    }

    /** Since boot, over all cores: everything but idle and waiting for disks. */
    private static double busySeconds() {
        return ProcFiles.read("stat").map(MachineLoad::busySeconds).orElse(0.0);
    }

    static double busySeconds(String stat) {
        String[] fields = stat.lines().findFirst().orElse("").trim().split(" +");
        long ticks = 0;
        // cpu user nice system idle iowait irq softirq steal (guest times are within user)
        for (int i = 1; i < Math.min(fields.length, 9); i++) {
            if (i != 4 && i != 5) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return ticks / ProcFiles.TICKS_PER_SECOND;
    }

    /** The share of all cores, 0 to 1, that other programs had between the two moments. */
    public double othersUntil(MachineLoad later) {
        double seconds = (later.nanos - nanos) / 1e9;
        double cores = Runtime.getRuntime().availableProcessors();
        return Math.clamp((later.busy - busy - (later.ours - ours)) / (seconds * cores), 0, 1);
    }
}
