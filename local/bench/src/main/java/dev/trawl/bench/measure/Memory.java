package dev.trawl.bench.measure;

import java.util.List;

/**
 * Memory of some processes, in bytes.
 *
 * @param rss resident; pages that several share count for each
 * @param pss proportional: a page shared by n processes counts 1/n for each
 */
public record Memory(long rss, long pss) {

    static Memory of(List<Long> processes) {
        long rss = 0;
        long pss = 0;
        for (long pid : processes) {
            rss += Proc.bytes(pid, "smaps_rollup", "Rss");
            pss += Proc.bytes(pid, "smaps_rollup", "Pss");
        }
        return new Memory(rss, pss);
    }

    public double rssMebibytes() {
        return rss / 1024.0 / 1024.0;
    }

    public double pssMebibytes() {
        return pss / 1024.0 / 1024.0;
    }
}
