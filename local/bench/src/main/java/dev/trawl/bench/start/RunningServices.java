package dev.trawl.bench.start;

import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.launcher.stack.Service;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The four processes of one round. */
final class RunningServices implements AutoCloseable {

    private final Map<Service, BenchServiceProcess> processes = new EnumMap<>(Service.class);
    private final Map<Service, Double> seconds = new EnumMap<>(Service.class);
    private final Map<Service, Double> cpu = new EnumMap<>(Service.class);

    void start(Service service, Path folder, Map<String, String> variables, List<String> arguments) {
        BenchServiceProcess process = BenchServiceProcess.start(service, folder, variables, arguments);
        processes.put(service, process);
        seconds.put(service, process.awaitReady().toNanos() / 1e9);
        cpu.put(service, process.tree().cpu().own());
    }

    BenchServiceProcess process(Service service) {
        BenchServiceProcess process = processes.get(service);
        if (process == null) {
            throw new IllegalStateException(service.label() + " was not started");
        }
        return process;
    }

    String text(Service service) {
        return String.format(
                Locale.ROOT,
                "%s: ready after %.1f s, %.1f CPU s",
                service.label(),
                seconds.getOrDefault(service, 0.0),
                cpu.getOrDefault(service, 0.0));
    }

    Map<Service, Footprint> footprints() {
        Map<Service, Footprint> footprints = new EnumMap<>(Service.class);
        processes.forEach((service, process) -> footprints.put(service, Footprint.of(process)));
        return footprints;
    }

    StartRounds.One one(Service service, Map<Service, Footprint> idle, Map<Service, Footprint> after) {
        return new StartRounds.One(
                seconds.getOrDefault(service, 0.0),
                cpu.getOrDefault(service, 0.0),
                Objects.requireNonNull(idle.get(service)),
                Objects.requireNonNull(after.get(service)));
    }

    @Override
    public void close() {
        processes.values().forEach(BenchServiceProcess::close);
    }
}
