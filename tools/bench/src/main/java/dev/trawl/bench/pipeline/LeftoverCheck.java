package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.Pause;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.devservers.process.LiveProcess;
import dev.trawl.devservers.process.ProcessSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is left of a pipeline that has ended: there should be nothing.
 *
 * @param seen the processes that belonged to it
 */
public record LeftoverCheck(RunFolder run, Set<LiveProcess.Id> seen) {

    /** The kernel takes a moment to end processes. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(250);

    public LeftoverCheck {
        seen = Set.copyOf(seen);
    }

    /** A sentence for each process and folder that is still there. */
    public List<String> sentences() {
        Pause.until(() -> look().isEmpty(), POLL, LIMIT);
        return look();
    }

    private List<String> look() {
        ProcessSnapshot snapshot = ProcessSnapshot.take();
        Set<LiveProcess> processes = new LinkedHashSet<>(snapshot.still(seen));
        processes.addAll(snapshot.elsewhere(ProcessHandle.current().pid(), run.browsers() + "/"));
        Stream<String> folders = Stream.of(run.folder(), run.browsers())
                .filter(Files::exists)
                .map(Path::toString)
                .map(folder -> "the folder " + folder + " is left");
        return Stream.concat(processes.stream().map(LeftoverCheck::sentence), folders)
                .toList();
    }

    private static String sentence(LiveProcess process) {
        String what = process.isZombie() ? "a zombie" : "a process";
        return (what + " is left, number " + process.pid() + " " + process.shortCommand()).strip();
    }
}
