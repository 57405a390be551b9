package dev.trawl.devservers.process;

import java.util.List;

/**
 * What some processes hold at one moment, memory in bytes.
 *
 * @param rss resident memory; pages that several processes share count for each
 * @param pss proportional: a page that n processes share counts 1/n for each
 * @param unfiled the part of {@code pss} that no file is behind. It does not depend on who else runs the same program
 * @param descriptors open files, sockets and pipes; not those of a process of another user
 */
public record ProcessUsage(long rss, long pss, long unfiled, int threads, int descriptors, int processes) {

    private static final double MEBIBYTE = 1024.0 * 1024.0;

    /** A zombie holds nothing, and is not counted. */
    public static ProcessUsage of(List<LiveProcess> processes) {
        List<LiveProcess> living =
                processes.stream().filter(process -> !process.isZombie()).toList();
        // read once a process: the kernel walks through all its memory for it
        List<String> rollups = living.stream()
                .flatMap(process -> ProcFiles.read(process.pid() + "/smaps_rollup").stream())
                .toList();
        return new ProcessUsage(
                sum(rollups, "Rss"),
                sum(rollups, "Pss"),
                sum(rollups, "Pss_Anon") + sum(rollups, "Pss_Shmem"),
                living.stream().mapToInt(LiveProcess::threads).sum(),
                living.stream()
                        .mapToInt(process -> ProcFiles.entries(process.pid() + "/fd"))
                        .sum(),
                living.size());
    }

    private static long sum(List<String> rollups, String name) {
        return rollups.stream().mapToLong(text -> ProcFiles.bytes(text, name)).sum();
    }

    public double rssMebibytes() {
        return rss / MEBIBYTE;
    }

    public double pssMebibytes() {
        return pss / MEBIBYTE;
    }

    public double unfiledMebibytes() {
        return unfiled / MEBIBYTE;
    }
}
