package dev.trawl.launcher.stack;

import dev.trawl.servers.BoundProcess;
import dev.trawl.servers.DeathSignal;
import dev.trawl.servers.FreePorts;
import dev.trawl.servers.LogTail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One service in a process of its own, which can be ended in every way and come back. One thread at a time. */
public final class ServiceProcess {

    /** What Spring Boot writes before the reason of a failed start. */
    private static final String DESCRIPTION = "\nDescription:\n";

    private final String name;
    private final int port;
    private final RunFolder run;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Path folder;
    private BoundProcess process;

    private ServiceProcess(
            String name, int port, RunFolder run, List<String> command, Map<String, String> variables, Path folder) {
        this.name = name;
        this.port = port;
        this.run = run;
        this.command = List.copyOf(command);
        this.variables = Map.copyOf(variables);
        this.folder = folder;
        this.process = launch();
    }

    /** Starts it on a free port; {@code variables} are the environment for that port. */
    static ServiceProcess start(
            String name,
            RunFolder run,
            List<String> command,
            Path folder,
            Function<Integer, Map<String, String>> variables) {
        int port = FreePorts.pick();
        return new ServiceProcess(name, port, run, command, variables.apply(port), folder);
    }

    private BoundProcess launch() {
        return BoundProcess.start(command, folder, variables, run.output(name), DeathSignal.KILL);
    }

    public String name() {
        return name;
    }

    /** Where it answers HTTP. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitStatus() {
        return process.exitStatus();
    }

    /** What it said last, for a message about its end. */
    public String lastWords() {
        return lastWords(run.output(name), run.log(name));
    }

    /** What was written past the log, else why Spring Boot gave the start up, else the end of the log. */
    static String lastWords(Path output, Path log) {
        String said = LogTail.of(output, 5);
        if (!said.isBlank()) {
            return said;
        }
        String end = LogTail.of(log, 20);
        int description = end.lastIndexOf(DESCRIPTION);
        return description < 0
                ? LogTail.of(log, 5)
                : end.substring(description + DESCRIPTION.length())
                        .replaceAll("\\n{2,}", "\n")
                        .strip();
    }

    /** SIGKILL to this process only: what it started must end by itself. */
    public void kill() {
        process.signal("KILL");
        process.ends(Duration.ofSeconds(10));
    }

    /** SIGTERM, and SIGKILL where that does not end it within the grace. */
    public void stop(Duration grace) {
        terminate();
        endWithin(grace);
    }

    void terminate() {
        process.terminate();
    }

    /** Waits for the end of a terminated one; SIGKILL after that time. */
    void endWithin(Duration grace) {
        if (!process.ends(grace)) {
            process.kill();
        }
    }

    /** Starts it again after its end. */
    public void restart() {
        if (!process.isAlive()) {
            process = launch();
        }
    }
}
