package dev.trawl.bench.start;

import dev.trawl.bench.measure.MeasuredProcesses;
import dev.trawl.bench.measure.Memory;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.launcher.stack.Service;

/**
 * Memory at one moment.
 *
 * @param jvm of the service's own process
 * @param below of what it started: for a fetcher its driver and browser
 */
record Footprint(Memory jvm, Memory below) {

    static Footprint of(BenchServiceProcess service) {
        MeasuredProcesses tree = service.tree();
        Memory jvm = tree.rootMemory();
        Memory all = service.service() == Service.FETCHER ? tree.memory() : jvm;
        return new Footprint(jvm, new Memory(all.rss() - jvm.rss(), all.pss() - jvm.pss()));
    }
}
