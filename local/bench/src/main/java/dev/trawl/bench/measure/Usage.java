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
        // read once a process: the kernel walks through all its memory for it
        List<String> rollups = living.stream()
                .flatMap(process -> Proc.read(process.pid() + "/smaps_rollup").stream())
                .toList();
        return new Usage(
                new Memory(sum(rollups, "Rss"), sum(rollups, "Pss")),
                sum(rollups, "Pss_Anon") + sum(rollups, "Pss_Shmem"),
                living.stream().mapToInt(LiveProcess::threads).sum(),
                living.stream()
                        .mapToInt(process -> Proc.entries(process.pid() + "/fd"))
                        .sum(),
                living.size());
    }

    private static long sum(List<String> rollups, String name) {
        return rollups.stream().mapToLong(text -> Proc.bytes(text, name)).sum();
    }

    public double unfiledMebibytes() {
        return unfiled / 1024.0 / 1024.0;
    }
}
