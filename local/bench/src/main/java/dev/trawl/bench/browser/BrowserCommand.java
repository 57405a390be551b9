package dev.trawl.bench.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
}
