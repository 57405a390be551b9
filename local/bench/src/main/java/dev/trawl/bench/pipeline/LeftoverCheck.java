package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.LiveProcess;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.measure.ProcessCensus;
import dev.trawl.launcher.stack.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is left of a pipeline that has ended: nothing, it should be. */
public final class LeftoverCheck {

    /** The kernel takes a moment to end what it was told to. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(250);

    private final RunFolder run;
    private final Set<LiveProcess> seen;

    public LeftoverCheck(RunFolder run, Set<LiveProcess> seen) {
        this.run = run;
        this.seen = Set.copyOf(seen);
    }

    /** A sentence for each process and folder that is still there. */
    public List<String> sentences() {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<String> left = look();
        while (!left.isEmpty() && System.nanoTime() < end) {
            Pause.of(POLL);
            left = look();
        }
        return left;
    }

    private List<String> look() {
        ProcessCensus processCensus = ProcessCensus.take();
        Set<LiveProcess> processes = new LinkedHashSet<>(processCensus.still(seen));
        processes.addAll(processCensus.elsewhere(ProcessHandle.current().pid(), run.browsers() + "/"));
        Stream<String> folders = Stream.of(run.folder(), run.browsers())
                .filter(Files::exists)
                .map(Path::toString)
                .map(folder -> "the folder " + folder + " is left");
        return Stream.concat(processes.stream().map(LeftoverCheck::sentence), folders)
                .toList();
    }

    private static String sentence(LiveProcess process) {
        String what = process.isZombie() ? "a zombie" : "a process";
        return (what + " is left, number " + process.pid() + " " + process.command()).strip();
    }
}
