package dev.trawl.bench.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The browsers of the machine, and the switches that both loops give them.
 *
 * @param hostRules for {@code --host-resolver-rules}: where the demo blog's host is
 * @param isBounded whether its memory is bounded as the fetcher bounds it
 */
public record BrowserCommand(String hostRules, boolean isBounded) {

    /** As the fetcher's ChromeProcess has it, in megabytes. */
    private static final int SCRIPT_HEAP = 512;

    /** As the fetcher's BrowserFolder has it, in kilobytes. */
    private static final int PROCESS_MEMORY = 1024 * 1024;

    /** Debian's; the scripts in /usr/bin do not exec, so the programs themselves. */
    static final Path CHROMIUM = Path.of(System.getProperty("trawl.bench.chromium", "/usr/lib/chromium/chromium"));

    static final Path HEADLESS_SHELL =
            Path.of(System.getProperty("trawl.bench.headless-shell", "/usr/lib/chromium/chromium-headless-shell"));
    static final Path DRIVER = Path.of(System.getProperty("trawl.bench.chromedriver", "/usr/bin/chromedriver"));

    /** The host on port 80 is a server on this machine, and there is no other host. */
    public static BrowserCommand mapping(String host, int port) {
        return new BrowserCommand(
                "MAP " + host + ":80 127.0.0.1:" + port + ",MAP * ~NOTFOUND,EXCLUDE 127.0.0.1", false);
    }

    /** There is no host; a proxy on this machine can be reached. */
    static BrowserCommand mappingNothing() {
        return new BrowserCommand("MAP * ~NOTFOUND,EXCLUDE 127.0.0.1", false);
    }

    BrowserCommand bounded() {
        return new BrowserCommand(hostRules, true);
    }

    /** Where its memory is bounded, by the shell that becomes it. */
    List<String> program(Path program) {
        return isBounded
                ? List.of("/bin/sh", "-c", "ulimit -d " + PROCESS_MEMORY + " && exec \"$0\" \"$@\"", program.toString())
                : List.of(program.toString());
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
        if (isBounded) {
            switches.add("--js-flags=--max-old-space-size=" + SCRIPT_HEAP);
        }
        return switches;
    }
}
