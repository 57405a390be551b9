package dev.trawl.bench.takeover;

import dev.trawl.bench.pipeline.BenchBlogProcess;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.DemoFetcherSettings;
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
    private final BenchBlogProcess blog;
    private final Map<FetcherId, BenchServiceProcess> running = new HashMap<>();
    private int started;

    TwoFetchers(Path folder, Map<String, String> variables, BenchBlogProcess blog) {
        this.folder = folder;
        this.variables = variables;
        this.blog = blog;
    }

    /** Starts as many as are missing; returns when they are ready. */
    void complete() {
        List<BenchServiceProcess> starting = new ArrayList<>();
        while (running.size() < 2) {
            var name = new FetcherId("bench-" + ++started);
            List<String> arguments = new ArrayList<>(DemoFetcherSettings.of(1, blog));
            arguments.add("--trawl.fetcher.id=" + name);
            BenchServiceProcess fetcher = BenchServiceProcess.start(Service.FETCHER, folder, variables, arguments);
            running.put(name, fetcher);
            starting.add(fetcher);
        }
        starting.forEach(BenchServiceProcess::awaitReady);
    }

    /** Sends the signal to one, which does not count as one of the two from now on; {@link #bury} ends it for good. */
    BenchServiceProcess hit(FetcherId name, FetcherFault fetcherFault) {
        BenchServiceProcess fetcher = Objects.requireNonNull(running.remove(name), () -> "there is no fetcher " + name);
        fetcher.signal(fetcherFault.signal());
        return fetcher;
    }

    static void bury(BenchServiceProcess fetcher) {
        fetcher.signal("KILL");
        fetcher.close();
    }

    @Override
    public void close() {
        running.values().forEach(BenchServiceProcess::close);
    }
}
