package dev.trawl.cli.stack;

import dev.trawl.cli.crawl.JsonHttp;
import dev.trawl.devservers.BoundProcess;
import dev.trawl.devservers.BoundProcess.DeathSignal;
import dev.trawl.devservers.FreePorts;
import dev.trawl.devservers.LogTail;
import dev.trawl.devservers.StartupProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One service in a process of its own, which can be ended in every way and come back. One thread at a time. */
public final class ServiceProcess implements AutoCloseable {

    /** What Spring Boot writes before the reason of a failed start. */
    private static final String DESCRIPTION = "\nDescription:\n";

    /** For one look. */
    static final Duration READINESS = Duration.ofSeconds(3);

    /** Where a service says whether it is ready. */
    static final String READINESS_PATH = "/actuator/health/readiness";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final String name;
    private final int port;
    private final RunFolder run;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Path folder;
    private @Nullable JsonHttp http;
    private long launched;
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

    /**
     * Starts one service by itself, outside of a pipeline, on a free port. Its log is on its standard output.
     *
     * @param run of which the folders exist
     * @param variables of its environment, besides those that every service has
     * @param arguments Spring settings such as {@code --trawl.fetcher.slots=2}
     */
    public static ServiceProcess alone(
            Service service, RunFolder run, Map<String, String> variables, List<String> arguments) {
        Installation installation = Installation.here();
        List<String> command = installation.command(service, run.temporary(), arguments);
        int port = FreePorts.pick();
        Map<String, String> all = new HashMap<>(environment(run, installation.sites(), port));
        all.putAll(variables);
        return new ServiceProcess(service.label() + "-" + port, port, run, command, all, run.folder());
    }

    /** The variables that every service has. */
    static Map<String, String> environment(RunFolder run, Path sites, int port) {
        return Map.of(
                "TRAWL_HTTP_ADDRESS", "127.0.0.1",
                "TRAWL_HTTP_PORT", Integer.toString(port),
                "TRAWL_SITES", sites.toAbsolutePath().toString(),
                "TRAWL_FETCHER_BROWSER_FOLDER", run.browsers().toString(),
                "TMPDIR", run.temporary().toString(),
                "MALLOC_ARENA_MAX", "2");
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
        launched = System.nanoTime();
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

    /** Whether its readiness is UP. */
    public boolean isReady() {
        if (http == null) {
            http = new JsonHttp(address(), READINESS);
        }
        return http.isOk(READINESS_PATH);
    }

    /**
     * Waits until it is ready.
     *
     * @return the time since its process was started
     * @throws StackFailed when it ends, or is not ready in time
     */
    public Duration awaitReady() {
        if (!StartupProbe.succeeds(this::isReady, process::isAlive, START)) {
            // cleared, or the ends of processes would not be waited for
            boolean interrupted = Thread.interrupted();
            throw new StackFailed(
                    interrupted
                            ? "interrupted while the " + name + " started"
                            : "the " + name + " was not ready within " + START.toSeconds() + " s:\n" + lastWords());
        }
        return Duration.ofNanos(System.nanoTime() - launched);
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

    /** A signal to this process only, by its name without SIG, such as STOP. */
    public void signal(String signal) {
        process.signal(signal);
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

    @Override
    public void close() {
        stop(GRACE);
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
