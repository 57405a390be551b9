package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.demoblog.Blog;
import dev.trawl.messages.MessageJson;
import dev.trawl.servers.BoundProcess;
import dev.trawl.servers.DeathSignal;
import dev.trawl.servers.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The demo blog in a process of its own, with the users of {@link DemoUsers}. One owner. */
public final class BenchBlogProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final BoundProcess process;
    private final int port;

    private BenchBlogProcess(BoundProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    public static BenchBlogProcess start(Path folder) {
        Path ready = folder.resolve("demo-blog.json");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.trawl.demoblog.DemoBlog",
                "--port",
                "0",
                "--users",
                Integer.toString(DemoUsers.COUNT),
                "--ready-file",
                ready.toString());
        deleteLast(ready);
        Path root = ServerFiles.root();
        BoundProcess process =
                BoundProcess.start(command, root, Map.of(), folder.resolve("demo-blog.log"), DeathSignal.KILL);
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (Files.exists(ready)) {
                return new BenchBlogProcess(process, port(ready));
            }
            Pause.of(Duration.ofMillis(5));
        }
        process.kill();
        throw new BenchFailed("the demo blog did not listen within " + START.toSeconds() + " s");
    }

    /** That of a demo blog which has ended. */
    private static void deleteLast(Path ready) {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new BenchFailed("cannot delete " + ready, e);
        }
    }

    private static int port(Path ready) {
        try {
            return MessageJson.mapper()
                    .readTree(Files.readAllBytes(ready))
                    .path("httpPort")
                    .asInt();
        } catch (IOException e) {
            throw new BenchFailed("cannot read " + ready, e);
        }
    }

    public int port() {
        return port;
    }

    public String host() {
        return Blog.HOST;
    }

    @Override
    public void close() {
        process.end(GRACE);
    }
}
