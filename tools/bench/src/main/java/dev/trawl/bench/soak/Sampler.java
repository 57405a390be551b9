package dev.trawl.bench.soak;

import dev.trawl.bench.pipeline.LeftoverCheck;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.cli.stack.Stack;
import dev.trawl.devservers.process.LiveProcess;
import dev.trawl.devservers.process.ProcessSnapshot;
import dev.trawl.devservers.process.ProcessUsage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes samples of the processes of a pipeline, and remembers each process. One thread. */
final class Sampler {

    /** All processes of all browsers and their drivers, together. */
    static final String BROWSER = "browser";

    private static final long OURS = ProcessHandle.current().pid();

    private final Stack stack;
    private final RunFolder run;
    private final Set<LiveProcess.Id> seen = new HashSet<>();

    Sampler(Stack stack, RunFolder run) {
        this.stack = stack;
        this.run = run;
    }

    SoakSample sample(SoakSample.Done done) {
        ProcessSnapshot now = ProcessSnapshot.take();
        List<LiveProcess> ours = new ArrayList<>(now.below(OURS));
        // a browser's crash handler leaves its parent: init adopts it
        List<LiveProcess> adopted = now.elsewhere(OURS, run.browsers() + "/");
        Map<String, ProcessUsage> usages = new LinkedHashMap<>();
        List<LiveProcess> browser = new ArrayList<>(adopted);
        for (ServiceProcess service : stack.services()) {
            usages.put(name(service), ProcessUsage.of(now.only(service.pid())));
            browser.addAll(now.below(service.pid()));
        }
        usages.put(BROWSER, ProcessUsage.of(browser));
        ours.addAll(adopted);
        ours.forEach(process -> seen.add(process.id()));
        // a zombie whose parent has gone is init's, and mentions nothing
        Set<LiveProcess.Id> zombies = Stream.concat(ours.stream(), now.still(seen).stream())
                .filter(LiveProcess::isZombie)
                .map(LiveProcess::id)
                .collect(Collectors.toSet());
        return new SoakSample(done, usages, zombies.size());
    }

    /** A number tells fetchers apart; one alone needs none. */
    private String name(ServiceProcess service) {
        return stack.fetchers().size() == 1 ? service.name().replaceAll("-\\d+$", "") : service.name();
    }

    /** For the time when the pipeline has ended. */
    LeftoverCheck leftovers() {
        return new LeftoverCheck(run, seen);
    }
}
