package dev.trawl.cli.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code trawl} in a process of its own, as {@code ./trawl} starts it, with a folder for its pipelines. */
final class TrawlProcess {

    private TrawlProcess() {}

    static Process start(Path pipelines, String... arguments) throws IOException {
        return start(pipelines, Map.of(), arguments);
    }

    /** @param environment what is set for it besides */
    static Process start(Path pipelines, Map<String, String> environment, String... arguments) throws IOException {
        Path root = Repository.root();
        Path target = root.resolve("cli/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtrawl.root=" + root,
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "dev.trawl.cli.Trawl"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TRAWL_RUN_DIR", pipelines.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What it said and how it ended. */
    record Ended(int status, String said) {}

    static Ended run(Path pipelines, String... arguments) throws IOException, InterruptedException {
        return run(pipelines, Map.of(), arguments);
    }

    /** @param environment what is set for it besides */
    static Ended run(Path pipelines, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(pipelines, environment, arguments);
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor(60, TimeUnit.SECONDS);
            return new Ended(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }
}
