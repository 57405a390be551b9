package dev.trawl.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the demo blog is started.
 *
 * @param users how many healthy ones
 * @param seed what they are generated from
 * @param replay captured pages to serve beside it
 */
public record DemoPlan(int users, long seed, Optional<Replay> replay) {

    /** Captured pages, under the name of the host that sent them. */
    public record Replay(Path folder, String host) {}

    List<String> arguments(Path readyFile, Path accessLog) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                "0",
                "--users",
                Integer.toString(users),
                "--seed",
                Long.toString(seed),
                "--ready-file",
                readyFile.toString(),
                "--access-log",
                accessLog.toString()));
        replay.ifPresent(pages -> arguments.addAll(
                List.of("--replay", pages.folder().toAbsolutePath().toString(), "--replay-host", pages.host())));
        return arguments;
    }
}
