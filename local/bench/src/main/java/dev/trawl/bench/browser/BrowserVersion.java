package dev.trawl.bench.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Which browser it is that the fetchers drive. */
public final class BrowserVersion {

    private static final long LIMIT_SECONDS = 10;

    private BrowserVersion() {}

    /** As it says itself, such as {@code Chromium 142.0.7444.59}; without a number where it says nothing. */
    public static String text() {
        try {
            Process process = new ProcessBuilder(BrowserCommand.HEADLESS_SHELL.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "Chromium";
            }
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return said.lines()
                    .findFirst()
                    .orElse("Chromium")
                    .replaceAll("(\\d)\\s.*", "$1")
                    .strip();
        } catch (IOException e) {
            return "Chromium";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Chromium";
        }
    }
}
