package dev.trawl.cli.compose;

import static dev.trawl.testing.MachineSpeed.allow;

import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.FreePorts;
import dev.trawl.testing.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The containers of {@code docker-compose.yml} under a project name and on ports of the test's own, driven by the command
 * that a person has: {@code docker compose}, or {@code docker-compose} where {@code TRAWL_COMPOSE} says so.
 */
final class Compose {

    static final String TOKEN = "compose-test";
    static final int USERS = 80;

    private static final String PROJECT = "trawl-test";
    private static final Duration BUILD = allow(Duration.ofMinutes(20));
    private static final Duration HEALTHY = allow(Duration.ofMinutes(3));
    private static final List<String> SERVICES = List.of(
            "kafka",
            "postgres",
            "demo-blog",
            "scheduler-service",
            "fetcher-service",
            "parser-service",
            "storage-service");

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> program;
    private final Command command;

    /** @param sites where its site files are, which the test may change */
    Compose(Path sites) {
        this.program = List.of(
                System.getenv().getOrDefault("TRAWL_COMPOSE", "docker compose").split(" "));
        int storage = FreePorts.pick();
        environment.put("COMPOSE_PROJECT_NAME", PROJECT);
        environment.put("COMPOSE_PROFILES", "demo");
        environment.put("TRAWL_SCHEDULER_PORT", Integer.toString(FreePorts.pick()));
        environment.put("TRAWL_KAFKA_PORT", Integer.toString(FreePorts.pick()));
        environment.put("TRAWL_POSTGRES_PORT", Integer.toString(FreePorts.pick()));
        environment.put("TRAWL_DEMO_BLOG_PORT", Integer.toString(FreePorts.pick()));
        environment.put("TRAWL_STORAGE_PORT", Integer.toString(storage));
        environment.put("TRAWL_LAST_STORAGE_PORT", Integer.toString(storage + 8));
        environment.put("TRAWL_TOKEN", TOKEN);
        // each the name of its role
        environment.put("TRAWL_SCHEDULER_DB_PASSWORD", "scheduler");
        environment.put("TRAWL_STORAGE_DB_PASSWORD", "storage");
        environment.put("TRAWL_READER_DB_PASSWORD", "reader");
        demoUsers(USERS);
        environment.put("TRAWL_FETCHER_SLOTS", "1");
        environment.put("TRAWL_SITES", sites.toString());
        this.command = new Command(Repository.root(), environment, BUILD);
    }

    /** The healthy users of the demo blog, from the next {@code up} on. */
    void demoUsers(int users) {
        environment.put("TRAWL_DEMO_USERS", Integer.toString(users));
    }

    Path folder() {
        return command.folder();
    }

    /** What a shell needs in order to reach the same containers. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** What a person types: {@code docker compose}. */
    List<String> program() {
        return program;
    }

    String sites() {
        return Objects.requireNonNull(environment.get("TRAWL_SITES"));
    }

    String scheduler() {
        return "http://127.0.0.1:" + environment.get("TRAWL_SCHEDULER_PORT");
    }

    /** As the role that reads rows. */
    Database reader() {
        return as("reader");
    }

    Database as(String role) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + environment.get("TRAWL_POSTGRES_PORT") + "/trawl", role, role);
    }

    /** Runs a sub-command; fails where it does. Answers what it said. */
    String run(String... arguments) {
        List<String> all =
                Stream.concat(program.stream(), Arrays.stream(arguments)).toList();
        return command.run(all).orFail(all).said();
    }

    /** Runs {@code docker} itself. */
    String docker(String... arguments) {
        List<String> all = new ArrayList<>(List.of("docker"));
        all.addAll(List.of(arguments));
        return command.run(all).orFail(all).said();
    }

    /** All images, those that are not started by themselves too. */
    void build() {
        run("--profile", "demo", "--profile", "tools", "build");
    }

    /** Starts what is missing with these numbers of replicas, but not the demo crawl; returns when all are healthy. */
    void up(Map<String, Integer> replicas) {
        scale(replicas);
        awaitHealthy(replicas);
    }

    /** The same without waiting. */
    void scale(Map<String, Integer> replicas) {
        List<String> arguments = new ArrayList<>(List.of("up", "-d", "--scale", "demo-crawl=0"));
        replicas.forEach((service, count) -> arguments.addAll(List.of("--scale", service + "=" + count)));
        run(arguments.toArray(String[]::new));
    }

    /** Returns when there are as many of each as asked for, one by default, and all are healthy. */
    private void awaitHealthy(Map<String, Integer> replicas) {
        Awaitility.await("all containers healthy")
                .atMost(HEALTHY)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> SERVICES.stream().allMatch(service -> {
                    List<String> containers = containers(service);
                    return containers.size() == replicas.getOrDefault(service, 1)
                            && containers.stream().allMatch(this::isHealthy);
                }));
    }

    boolean isHealthy(String container) {
        return docker("inspect", "-f", "{{.State.Status}} {{.State.Health.Status}}", container)
                .strip()
                .equals("running healthy");
    }

    /** The running containers of a service. */
    List<String> containers(String service) {
        return lines(
                docker("ps", "-q", "--filter", label(), "--filter", "label=com.docker.compose.service=" + service));
    }

    /** The last log lines of all containers, for the report of a failure. */
    String lastWords() {
        return run("ps", "-a") + run("logs", "--tail", "40");
    }

    /** The containers of a service, those that have ended too. */
    List<String> all(String service) {
        return lines(
                docker("ps", "-aq", "--filter", label(), "--filter", "label=com.docker.compose.service=" + service));
    }

    /** All containers of the project, those that have ended too. */
    List<String> all() {
        return lines(docker("ps", "-aq", "--filter", label()));
    }

    /** The processes that the containers began with, as this machine numbers them. */
    List<Long> processes() {
        return all().stream()
                .map(container -> Long.parseLong(
                        docker("inspect", "-f", "{{.State.Pid}}", container).strip()))
                .filter(pid -> pid > 0)
                .toList();
    }

    String network() {
        return PROJECT + "_default";
    }

    /** Memory of each container, as the engine tells it. */
    String memory() {
        return lines(docker(Stream.concat(
                                Stream.of("stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}"),
                                lines(docker("ps", "-q", "--filter", label())).stream())
                        .toArray(String[]::new)))
                .stream()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String label() {
        return "label=com.docker.compose.project=" + PROJECT;
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
