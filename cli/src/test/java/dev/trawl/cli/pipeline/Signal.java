package dev.trawl.cli.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What can be done to any process from outside. */
enum Signal {
    KILL,
    STOP,
    CONT;

    /** Returns when they were signalled, all of them. */
    void to(List<Long> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(pid -> command.add(Long.toString(pid)));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (processes.isEmpty() || status != 0) {
            throw new AssertionError(command + " ended with status " + status);
        }
    }
}
