package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.MeasuredProcesses;
import dev.trawl.bench.measure.Pause;
import dev.trawl.launcher.stack.Installation;
import dev.trawl.launcher.stack.Service;
import dev.trawl.servers.BoundProcess;
import dev.trawl.servers.DeathSignal;
import dev.trawl.servers.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service as a process of its own, started as the launcher starts it. One owner. */
public final class BenchServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Service service;
    private final BoundProcess process;
    private final URI address;
    private final Path log;
    private final long startedNanos;

    private BenchServiceProcess(Service service, BoundProcess process, URI address, Path log, long startedNanos) {
        this.service = service;
        this.process = process;
        this.address = address;
        this.log = log;
        this.startedNanos = startedNanos;
    }

    /**
     * Starts it; it is not ready yet.
     *
     * @param variables of its environment, on top of those that every service gets
     * @param arguments Spring settings such as {@code --trawl.fetcher.slots=2}
     */
    public static BenchServiceProcess start(
            Service service, Path folder, Map<String, String> variables, List<String> arguments) {
        int port = FreePorts.pick();
        Installation installation = Installation.here();
        List<String> command = installation.command(service, folder, arguments);
        Map<String, String> all = new HashMap<>(Map.of(
                "TRAWL_HTTP_PORT",
                Integer.toString(port),
                "TRAWL_SITES",
                installation.sites().toString(),
                "MALLOC_ARENA_MAX",
                "2",
                "TMPDIR",
                folder.toString()));
        all.putAll(variables);
        Path log = folder.resolve(service.label() + "-" + port + ".log");
        long started = System.nanoTime();
        BoundProcess process = BoundProcess.start(command, folder, all, log, DeathSignal.KILL);
        return new BenchServiceProcess(service, process, URI.create("http://127.0.0.1:" + port), log, started);
    }

    /**
     * Waits until its readiness is UP.
     *
     * @return the time since the process was started
     * @throws BenchFailed when it ends, or is not ready in time
     */
    public Duration awaitReady() {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (process.isAlive() && elapsed().compareTo(START) < 0) {
                if (isReady(client)) {
                    return elapsed();
                }
                Pause.of(POLL);
            }
        }
        throw new BenchFailed(
                "the " + service.label() + " was not ready within " + START.toSeconds() + " s: " + tail());
    }

    private boolean isReady(HttpClient client) {
        var request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "no log";
        }
    }

    /** A signal to the service alone, by its name without SIG: KILL, or STOP as if its host fell silent. */
    public void signal(String name) {
        process.signal(name);
    }

    /** Itself and what it started. */
    public MeasuredProcesses tree() {
        return new MeasuredProcesses(process.pid());
    }

    public URI address() {
        return address;
    }

    public Service service() {
        return service;
    }

    @Override
    public void close() {
        process.end(GRACE);
    }
}
