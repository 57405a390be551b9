package dev.trawl.cli.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command of the shell's, run in the repository with a limit.
 *
 * @param environment on top of this process's
 */
record Command(Path folder, Map<String, String> environment, Duration limit) {

    /** How it ended and what it said, errors included. */
    record Answer(int status, String said) {

        Answer orFail(List<String> command) {
            if (status != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with status " + status + ":\n" + said);
            }
            return this;
        }
    }

    Answer run(List<String> command) {
        try {
            Path out = Files.createTempFile("trawl-command-", ".txt");
            try {
                var builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new AssertionError(String.join(" ", command) + " took longer than " + limit + ":\n"
                            + Files.readString(out, UTF_8));
                }
                return new Answer(process.exitValue(), Files.readString(out, UTF_8));
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
