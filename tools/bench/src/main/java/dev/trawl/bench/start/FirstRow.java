package dev.trawl.bench.start;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.cli.crawl.CrawlRows;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.devservers.BoundProcess;
import dev.trawl.devservers.BoundProcess.DeathSignal;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.ServerFiles;
import dev.trawl.devservers.TemporaryFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs {@code ./trawl demo}, built before, and waits for its first article in Postgres. */
final class FirstRow {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private FirstRow() {}

    /** @return seconds from the start of the command on */
    static double seconds(Path folder) {
        Path root = ServerFiles.root();
        Path runs = TemporaryFolders.create(folder.resolve("runs"));
        Path log = folder.resolve("trawl-demo.log");
        long start = System.nanoTime();
        BoundProcess demo = BoundProcess.start(
                List.of(root.resolve("trawl").toString(), "demo", "--name", "bench"),
                root,
                Map.of("TRAWL_RUN_DIR", runs.toString(), "JAVA_HOME", System.getProperty("java.home")),
                log,
                DeathSignal.INT);
        try {
            var stacks = new Stacks(runs);
            if (!Pause.until(() -> !demo.isAlive() || hasRow(stacks), POLL, LIMIT) || !demo.isAlive()) {
                throw new BenchFailed("./trawl demo had no row within " + LIMIT.toSeconds() + " s: see " + log);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            demo.end(GRACE);
        }
    }

    private static boolean hasRow(Stacks stacks) {
        return stacks.running().stream()
                .map(state -> new Database(state.databaseUrl(), state.databaseUser(), state.databasePassword()))
                .anyMatch(database -> new CrawlRows(database).any());
    }
}
