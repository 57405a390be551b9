package dev.trawl.bench.soak;

import dev.trawl.bench.measure.LiveProcess;
import dev.trawl.bench.measure.ProcessCensus;
import dev.trawl.bench.measure.Usage;
import dev.trawl.bench.pipeline.LeftoverCheck;
import dev.trawl.launcher.stack.RunFolder;
import dev.trawl.launcher.stack.ServiceProcess;
import dev.trawl.launcher.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the processes of a pipeline, and remembers each that it has seen. One thread. */
final class Sampler {

    /** All processes of all browsers and their drivers, together. */
    static final String BROWSER = "browser";

    private static final long OURS = ProcessHandle.current().pid();

    private final Stack stack;
    private final RunFolder run;
    private final Set<LiveProcess> seen = new HashSet<>();

    Sampler(Stack stack, RunFolder run) {
        this.stack = stack;
        this.run = run;
    }

    SoakSample sample(SoakSample.Done done) {
        ProcessCensus processCensus = ProcessCensus.take();
        List<LiveProcess> ours = new ArrayList<>(processCensus.below(OURS));
        // a browser's crash handler leaves its parent: init adopts it
        List<LiveProcess> adopted = processCensus.elsewhere(OURS, run.browsers() + "/");
        Map<String, Usage> usages = new LinkedHashMap<>();
        List<LiveProcess> browser = new ArrayList<>(adopted);
        for (ServiceProcess service : stack.services()) {
            usages.put(name(service), Usage.of(processCensus.only(service.pid())));
            browser.addAll(processCensus.below(service.pid()));
        }
        usages.put(BROWSER, Usage.of(browser));
        ours.addAll(adopted);
        seen.addAll(ours);
        // a zombie whose parent has gone is init's, and names nothing
        Set<LiveProcess> zombies = new HashSet<>(ours);
        zombies.addAll(processCensus.still(seen));
        zombies.removeIf(process -> !process.isZombie());
        return new SoakSample(done, usages, zombies.size());
    }

    /** A number tells fetchers apart; one alone needs none. */
    private String name(ServiceProcess service) {
        return stack.fetchers().size() == 1 ? service.name().replaceAll("-\\d+$", "") : service.name();
    }

    /** Who has been seen, to be looked for when the pipeline has ended. */
    LeftoverCheck remains() {
        return new LeftoverCheck(run, seen);
    }
}
