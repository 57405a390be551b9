package dev.trawl.bench.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The browsers of the machine, and the switches that both loops give them.
 *
 * @param hostRules for {@code --host-resolver-rules}: where the demo blog's host is
 */
public record BrowserCommand(String hostRules) {

    /** Debian's; the scripts in /usr/bin do not exec, so the programs themselves. */
    static final Path CHROMIUM = Path.of(System.getProperty("trawl.bench.chromium", "/usr/lib/chromium/chromium"));

    static final Path HEADLESS_SHELL =
            Path.of(System.getProperty("trawl.bench.headless-shell", "/usr/lib/chromium/chromium-headless-shell"));

    static final Path DRIVER = Path.of(System.getProperty("trawl.bench.chromedriver", "/usr/bin/chromedriver"));

    private static final long LIMIT_SECONDS = 10;

    /** The host on port 80 is a server on this machine, and there is no other host. */
    public static BrowserCommand mapping(String host, int port) {
        return new BrowserCommand("MAP " + host + ":80 127.0.0.1:" + port + ",MAP * ~NOTFOUND,EXCLUDE 127.0.0.1");
    }

    List<String> switches(Path profile) {
        List<String> switches = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=" + hostRules,
                "--user-data-dir=" + profile));
        if ("root".equals(System.getProperty("user.name"))) {
            switches.add("--no-sandbox");
        }
        return switches;
    }

    /** The version of headless-shell, such as {@code Chromium 142.0.7444.59}; without a number where it prints none. */
    public static String version() {
        try {
            Process process = new ProcessBuilder(HEADLESS_SHELL.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
                return printed.lines()
                        .findFirst()
                        .map(line -> line.replaceAll("(\\d)\\s.*", "$1").strip())
                        .orElse("Chromium");
            }
            process.destroyForcibly();
        } catch (IOException e) {
            // printed without a number
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "Chromium";
    }
}
