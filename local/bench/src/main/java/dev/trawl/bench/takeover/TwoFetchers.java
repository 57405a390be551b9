package dev.trawl.bench.takeover;

import dev.trawl.bench.pipeline.DemoBlogProcess;
import dev.trawl.bench.pipeline.FetcherSettings;
import dev.trawl.bench.pipeline.ServiceProcess;
import dev.trawl.launcher.stack.Service;
import dev.trawl.messages.FetcherId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two real fetchers of one slot; one that goes is followed by another one. */
final class TwoFetchers implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> variables;
    private final DemoBlogProcess blog;
    private final Map<FetcherId, ServiceProcess> running = new HashMap<>();
    private int started;

    TwoFetchers(Path folder, Map<String, String> variables, DemoBlogProcess blog) {
        this.folder = folder;
        this.variables = variables;
        this.blog = blog;
    }

    /** Starts as many as are missing; returns when they are ready. */
    void complete() {
        List<ServiceProcess> starting = new ArrayList<>();
        while (running.size() < 2) {
            var name = new FetcherId("bench-" + ++started);
            List<String> arguments = new ArrayList<>(FetcherSettings.of(1, blog));
            arguments.add("--trawl.fetcher.id=" + name);
            ServiceProcess fetcher = ServiceProcess.start(Service.FETCHER, folder, variables, arguments);
            running.put(name, fetcher);
            starting.add(fetcher);
        }
        starting.forEach(ServiceProcess::awaitReady);
    }

    /** Sends the signal to one, which does not count as one of the two from now on; {@link #bury} ends it for good. */
    ServiceProcess hit(FetcherId name, Fault fault) {
        ServiceProcess fetcher = Objects.requireNonNull(running.remove(name), () -> "there is no fetcher " + name);
        fetcher.signal(fault.signal());
        return fetcher;
    }

    static void bury(ServiceProcess fetcher) {
        fetcher.signal("KILL");
        fetcher.close();
    }

    @Override
    public void close() {
        running.values().forEach(ServiceProcess::close);
    }
}
