package dev.trawl.bench.browser;

import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.sitefile.SiteFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Starts bare loops that have some of the fetcher's guards.
 *
 * @param host that of the site, on port 80
 * @param port of this machine, where the server is that stands in for the host
 */
public record GuardedLoops(SiteFile site, String host, int port) {

    /** @throws LoopFailed when the browser does not start */
    public CdpLoop start(Set<Guard> on, int tabs) {
        return CdpLoop.start(command(on), PageMarks.of(site), guards(on), tabs);
    }

    /** Behind the proxy the browser itself finds no host. */
    private BrowserCommand command(Set<Guard> on) {
        BrowserCommand command =
                on.contains(Guard.PROXY) ? BrowserCommand.mappingNothing() : BrowserCommand.mapping(host, port);
        return on.contains(Guard.MEMORY) ? command.bounded() : command;
    }

    private TabGuards guards(Set<Guard> on) {
        return new TabGuards(
                CdpLoop.Click.SCRIPT,
                on.contains(Guard.CONTEXT),
                on.contains(Guard.PROXY) ? Optional.of(gates()) : Optional.empty(),
                commands(on),
                on.contains(Guard.WORLD)
                        ? Optional.of(PageQuestions.of(site, on.contains(Guard.MOUSE)))
                        : Optional.empty());
    }

    private Supplier<VisitProxy> gates() {
        var settings = new ProxySettings(Map.of(host + ":80", "127.0.0.1:" + port), null, null, null, null);
        var proxy = new ForwardProxy(settings);
        return () -> proxy.open(site.hosts());
    }

    /** As the fetcher prepares a tab. */
    private Map<String, Map<String, ?>> commands(Set<Guard> on) {
        var commands = new LinkedHashMap<String, Map<String, ?>>(TabGuards.LEAST);
        if (on.contains(Guard.EVENTS)) {
            commands.put("Network.enable", Map.of("maxTotalBufferSize", 1, "maxResourceBufferSize", 1));
            commands.put("Runtime.enable", Map.of());
            commands.put("Log.enable", Map.of());
            commands.put("Inspector.enable", Map.of());
            commands.put("Security.enable", Map.of());
            commands.put("Security.setOverrideCertificateErrors", Map.of("override", true));
        }
        if (on.contains(Guard.WORLD)) {
            commands.put(
                    "Page.addScriptToEvaluateOnNewDocument",
                    Map.of("source", PageQuestions.SCRIPT, "worldName", IsolatedWorld.NAME));
        }
        if (on.contains(Guard.BLOCKING)) {
            commands.put("Network.setBlockedURLs", Map.of("urls", site.browser().blockUrls()));
        }
        return commands;
    }
}
