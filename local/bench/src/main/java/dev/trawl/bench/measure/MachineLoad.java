package dev.trawl.bench.measure;

/** CPU seconds that the whole machine has been busy, to tell how much of it was used by others. */
public final class MachineLoad {

    private MachineLoad() {}

    /** Since boot, over all cores: everything but idle and waiting for disks. */
    public static double busySeconds() {
        return Proc.read("stat").map(MachineLoad::busySeconds).orElse(0.0);
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
        return ticks / Proc.TICKS_PER_SECOND;
    }

    /** The share of all cores, 0 to 1, that others had: what the machine was busy, less what is known to be ours. */
    public static double foreign(double busySeconds, double oursSeconds, double wallSeconds) {
        double cores = Runtime.getRuntime().availableProcessors();
        return Math.clamp((busySeconds - oursSeconds) / (wallSeconds * cores), 0, 1);
    }
}
