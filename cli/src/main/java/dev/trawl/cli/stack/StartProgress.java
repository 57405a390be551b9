package dev.trawl.cli.stack;

import dev.trawl.cli.crawl.JsonHttp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What of a pipeline is being started. What has started once is not asked again. Thread-safe. */
public final class StartProgress {

    private final Map<String, BooleanSupplier> starting;

    /** @param parts whether each has started, by its name for a person */
    public StartProgress(Map<String, BooleanSupplier> parts) {
        this.starting = new LinkedHashMap<>(parts);
    }

    /** Passes on the sentence now, and at the end of each step. From then on a step has ended when that was done. */
    static void report(Map<String, CompletableFuture<?>> steps, Consumer<String> line) {
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        steps.forEach((name, step) -> parts.put(name, step::isDone));
        var progress = new StartProgress(parts);
        progress.sentence().ifPresent(line);
        steps.replaceAll((name, step) -> step.thenRun(() -> progress.sentence().ifPresent(line)));
    }

    /**
     * That of services: each has started when it is ready.
     *
     * @param addresses by name
     */
    public static StartProgress ofServices(Map<String, String> addresses) {
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        addresses.forEach((name, address) -> {
            var http = new JsonHttp(address, ServiceProcess.READINESS);
            parts.put(name, () -> http.isOk(ServiceProcess.READINESS_PATH));
        });
        return new StartProgress(parts);
    }

    /** Such as {@code starting Kafka, Postgres}; empty once everything has started. */
    public synchronized Optional<String> sentence() {
        starting.values().removeIf(BooleanSupplier::getAsBoolean);
        return starting.isEmpty() ? Optional.empty() : Optional.of("starting " + String.join(", ", starting.keySet()));
    }
}
