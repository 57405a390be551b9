package dev.trawl.bench.measure;

import java.util.List;

/**
 * What some processes hold at one moment.
 *
 * @param unfiled bytes of memory that no file is behind, what they share counted once (PSS): unlike the whole PSS it does not
 *     depend on who else runs the same program
 * @param descriptors open ones: files, sockets, pipes; those of a process that may not be looked into are not counted
 */
public record Usage(Memory memory, long unfiled, int threads, int descriptors, int processes) {

    /** A zombie holds nothing, and is not counted. */
    public static Usage of(List<LiveProcess> processes) {
        List<LiveProcess> living =
                processes.stream().filter(process -> !process.isZombie()).toList();
        return new Usage(
                Memory.of(living.stream().map(LiveProcess::pid).toList()),
                living.stream().mapToLong(Usage::unfiled).sum(),
                living.stream().mapToInt(LiveProcess::threads).sum(),
                living.stream()
                        .mapToInt(process -> Proc.entries(process.pid() + "/fd"))
                        .sum(),
                living.size());
    }

    private static long unfiled(LiveProcess process) {
        return Proc.bytes(process.pid(), "smaps_rollup", "Pss_Anon")
                + Proc.bytes(process.pid(), "smaps_rollup", "Pss_Shmem");
    }

    public double unfiledMebibytes() {
        return unfiled / 1024.0 / 1024.0;
    }
}
