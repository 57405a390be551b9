package dev.trawl.cli.stack;

import dev.trawl.devservers.BoundProcess;
import dev.trawl.devservers.BoundProcess.DeathSignal;
import dev.trawl.devservers.LogTail;
import dev.trawl.devservers.StartCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo blog in a process of its own. */
public final class DemoBlogProcess implements AutoCloseable {

    /** The hosts that the demo's site files name, and the port that each is at. */
    private static final Map<String, String> HOSTS = Map.of(
            "blog.demo.test:80", "httpPort",
            "busy.demo.test:80", "httpPort",
            "journal.demo.test:80", "httpPort",
            "home.demo.test:80", "httpPort",
            "blog.demo.test:443", "untrustedPort");

    private static final Duration START = Duration.ofSeconds(60);

    private final BoundProcess process;
    private final DemoPlan plan;
    private final JsonNode ready;
    private final boolean recording;

    private DemoBlogProcess(BoundProcess process, DemoPlan plan, JsonNode ready, boolean recording) {
        this.process = process;
        this.recording = recording;
        this.plan = plan;
        this.ready = ready;
    }

    /**
     * Starts it; returns when it listens.
     *
     * @param run of which the folders exist
     */
    public static DemoBlogProcess start(DemoPlan plan, Installation installation, RunFolder run) {
        Path readyFile = run.folder().resolve("demo-blog.json");
        deleteLast(readyFile);
        List<String> command = new ArrayList<>(List.of(ServiceProgram.java()));
        command.addAll(StartCache.of(installation.lib().resolveSibling("."), "demo-blog")
                .switches(installation.training()));
        command.addAll(List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                installation.lib() + File.separator + "*",
                "dev.trawl.demoblog.DemoBlog"));
        command.addAll(plan.arguments(readyFile, run.log("demo-blog-access")));
        BoundProcess process =
                BoundProcess.start(command, run.folder(), Map.of(), run.output("demo-blog"), DeathSignal.KILL);
        return new DemoBlogProcess(
                process, plan, awaitReady(process, readyFile, run.output("demo-blog")), installation.training());
    }

    /** The file of an earlier demo blog in the same folder. */
    private static void deleteLast(Path readyFile) {
        try {
            Files.deleteIfExists(readyFile);
        } catch (IOException e) {
            throw new StackFailed("cannot delete " + readyFile, e);
        }
    }

    private static JsonNode awaitReady(BoundProcess process, Path file, Path log) {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file)) {
                try {
                    return JsonMapper.shared().readTree(Files.readString(file));
                } catch (IOException e) {
                    throw new StackFailed("cannot read " + file, e);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        process.kill();
        throw new StackFailed("the demo blog did not start:\n" + LogTail.of(log, 5));
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Where it answers HTTP, on 127.0.0.1. */
    public int port() {
        return ready.path("httpPort").asInt();
    }

    /** How a fetcher's proxy finds it and the replayed host, and which key of the latter it accepts. */
    public List<String> fetcherSettings() {
        List<String> settings = new ArrayList<>();
        HOSTS.forEach((host, port) -> settings.add(route(host, port)));
        plan.replay().ifPresent(replay -> {
            settings.add(route(replay.host() + ":80", "httpPort"));
            settings.add(route(replay.host() + ":443", "httpsPort"));
            settings.add(
                    "--trawl.fetcher.browser.trusted-keys=" + ready.path("spki").asString());
        });
        return settings;
    }

    private String route(String host, String port) {
        return "--trawl.fetcher.proxy.routes[" + host + "]=127.0.0.1:"
                + ready.path(port).asInt();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        if (recording) {
            process.end(StartCache.WRITING);
        } else {
            process.kill();
        }
    }
}
