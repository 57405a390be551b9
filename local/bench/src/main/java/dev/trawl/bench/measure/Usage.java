package dev.trawl.bench.measure;

import java.util.List;

/**
 * What some processes hold at one moment.
 *
 * @param descriptors open ones: files, sockets, pipes; those of a process that may not be looked into are not counted
 */
public record Usage(Memory memory, int threads, int descriptors, int processes) {

    /** A zombie holds nothing, and is not counted. */
    public static Usage of(List<LiveProcess> processes) {
        List<LiveProcess> living =
                processes.stream().filter(process -> !process.isZombie()).toList();
        return new Usage(
                Memory.of(living.stream().map(LiveProcess::pid).toList()),
                living.stream().mapToInt(LiveProcess::threads).sum(),
                living.stream()
                        .mapToInt(process -> Proc.entries(process.pid() + "/fd"))
                        .sum(),
                living.size());
    }
}
