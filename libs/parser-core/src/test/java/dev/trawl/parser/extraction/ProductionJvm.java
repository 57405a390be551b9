package dev.trawl.parser.extraction;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a program in a JVM with the heap and the switches of the parser's image: it ends with status 3 where the memory does. */
final class ProductionJvm {

    private static final Duration LIMIT = allow(Duration.ofMinutes(2));

    private ProductionJvm() {}

    /** The exit status, and what it printed. */
    record Run(int status, String output) {}

    static Run run(Class<?> program, Path folder, List<String> properties, String... arguments)
            throws IOException, InterruptedException {
        String dockerfile = Files.readString(Repository.root().resolve("Dockerfile"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + found(dockerfile, "TRAWL_SERVICE=parser-service TRAWL_HEAP=(\\S+)"));
        command.addAll(List.of(found(dockerfile, "FROM java AS service\\n[^\"]*TRAWL_JVM=\"([^\"]+)\"")
                .split(" ")));
        command.addAll(properties);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + LIMIT.toSeconds() + " s: " + text(output));
            }
            return new Run(process.exitValue(), text(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), UTF_8);
    }

    private static String found(String dockerfile, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(dockerfile);
        if (!matcher.find()) {
            throw new AssertionError("the Dockerfile has no " + pattern);
        }
        return matcher.group(1);
    }
}
