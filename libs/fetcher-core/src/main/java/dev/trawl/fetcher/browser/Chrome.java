package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.page.PageScript;
import dev.trawl.fetcher.browser.page.TabWatch;
import dev.trawl.fetcher.browser.process.ChromeProcess;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.Browser.NoBrowser;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.fetcher.visit.TimeLimit;
import dev.trawl.sitefile.Browsing;
import dev.trawl.sitefile.SiteFile;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** One running Chromium. It opens tabs, each in a browser context of its own, and ends as a whole. Thread-safe. */
final class Chrome {

    private static final Logger log = LoggerFactory.getLogger(Chrome.class);
    private static final Duration RELEASE = Duration.ofSeconds(3);

    private final ChromeProcess process;
    private final CdpConnection cdpConnection;
    private final ForwardProxy proxy;
    private final VisitProxy denyingProxy;
    private final ClickSteps steps;
    private final Clock clock;
    private final Map<String, String> tabs = new ConcurrentHashMap<>();
    private final Consumer<Chrome> abandoned;
    private volatile boolean unusable;

    Chrome(
            ChromeProcess process,
            CdpConnection cdpConnection,
            VisitProxy denyingProxy,
            ForwardProxy proxy,
            ClickSteps steps,
            Clock clock,
            Consumer<Chrome> abandoned) {
        this.process = process;
        this.cdpConnection = cdpConnection;
        this.denyingProxy = denyingProxy;
        this.proxy = proxy;
        this.steps = steps;
        this.clock = clock;
        this.abandoned = abandoned;
        cdpConnection.listen(new Popups());
        send("Target.setDiscoverTargets", Map.of("discover", true));
    }

    CdpConnection cdp() {
        return cdpConnection;
    }

    ChromeProcess process() {
        return process;
    }

    ClickSteps steps() {
        return steps;
    }

    Clock clock() {
        return clock;
    }

    boolean isUsable() {
        return !unusable && cdpConnection.isOpen();
    }

    Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException {
        var timeLimit = new TimeLimit(limit);
        VisitProxy visitProxy = openProxy(site);
        String context = "";
        try {
            context = cdpConnection
                    .call(
                            "Target.createBrowserContext",
                            Map.of(
                                    "disposeOnDetach",
                                    true,
                                    "proxyServer",
                                    visitProxy.address().toString(),
                                    "proxyBypassList",
                                    "<-loopback>"),
                            timeLimit.left())
                    .path("browserContextId")
                    .asString();
            send(
                    "Browser.setDownloadBehavior",
                    Map.of("behavior", "deny", "browserContextId", context, "eventsEnabled", false));
            String target = cdpConnection
                    .call(
                            "Target.createTarget",
                            Map.of("url", "about:blank", "browserContextId", context),
                            timeLimit.left())
                    .path("targetId")
                    .asString();
            tabs.put(target, context);
            String session = cdpConnection
                    .call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), timeLimit.left())
                    .path("sessionId")
                    .asString();
            var cdpSession = new CdpSession(cdpConnection, session);
            var watch = new TabWatch(cdpSession, target);
            prepare(cdpSession, watch, site.browser(), timeLimit);
            return new CdpTab(this, site, visitProxy, context, cdpSession, watch);
        } catch (CdpFailure e) {
            visitProxy.close();
            if (!context.isEmpty()) {
                release(context);
            }
            if (e instanceof CdpFailure.Late) {
                abandon("it opens no tab in " + limit.toSeconds() + " s");
            }
            throw new NoBrowser("the browser opens no tab: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            visitProxy.close();
            if (!context.isEmpty()) {
                release(context);
            }
            throw e;
        }
    }

    private VisitProxy openProxy(SiteFile site) throws NoBrowser {
        try {
            return proxy.open(site.hosts());
        } catch (UncheckedIOException e) {
            throw new NoBrowser(String.valueOf(e.getMessage()), e);
        }
    }

    private void prepare(CdpSession cdpSession, TabWatch watch, Browsing browsing, TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        cdpConnection.listen(cdpSession.id(), watch);
        var answers = new ArrayList<CompletableFuture<JsonNode>>();
        preparations(browsing)
                .forEach((method, params) -> answers.add(cdpConnection.send(cdpSession.id(), method, params)));
        for (var answer : answers) {
            CdpConnection.await(answer, "preparing a tab", timeLimit.left());
        }
    }

    private Map<String, Map<String, ?>> preparations(Browsing browsing) {
        var commands = new LinkedHashMap<String, Map<String, ?>>();
        commands.put("Page.enable", Map.of());
        commands.put("Network.enable", Map.of("maxTotalBufferSize", 1, "maxResourceBufferSize", 1));
        commands.put("Runtime.enable", Map.of());
        commands.put("Log.enable", Map.of());
        commands.put("Inspector.enable", Map.of());
        commands.put("Security.enable", Map.of());
        commands.put("Security.setOverrideCertificateErrors", Map.of("override", true));
        commands.put(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", PageScript.TEXT, "worldName", TabWatch.WORLD));
        String agent = browsing.userAgent();
        commands.put(
                "Network.setUserAgentOverride",
                Map.of("userAgent", agent == null ? process.userAgent() + " Trawl" : agent));
        if (!browsing.headers().isEmpty()) {
            commands.put("Network.setExtraHTTPHeaders", Map.of("headers", browsing.headers()));
        }
        if (!browsing.blockUrls().isEmpty()) {
            commands.put("Network.setBlockedURLs", Map.of("urls", browsing.blockUrls()));
        }
        if (!browsing.blockTypes().isEmpty()) {
            commands.put("Fetch.enable", Map.of("patterns", patterns(browsing.blockTypes())));
        }
        return commands;
    }

    private static List<Map<String, String>> patterns(List<Browsing.ResourceType> types) {
        return types.stream()
                .map(type -> Map.of(
                        "urlPattern",
                        "*",
                        "resourceType",
                        switch (type) {
                            case IMAGE -> "Image";
                            case FONT -> "Font";
                            case MEDIA -> "Media";
                            case STYLESHEET -> "Stylesheet";
                        }))
                .toList();
    }

    /** Closes a browser context with its tab. A browser that does not do so in time is abandoned. */
    void release(String context) {
        tabs.values().remove(context);
        if (!cdpConnection.isOpen()) {
            return;
        }
        cdpConnection
                .send("Target.disposeBrowserContext", Map.of("browserContextId", context))
                .orTimeout(RELEASE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    if (cdpConnection.isOpen()) {
                        abandon("a tab does not close");
                    }
                    return NullNode.getInstance();
                });
    }

    /** The browser can no longer be used. Ends its processes now, with every visit in it. */
    void abandon(String why) {
        if (unusable) {
            return;
        }
        unusable = true;
        log.warn("the browser is ended: {}; another takes over", why);
        Thread.ofVirtual().start(() -> {
            kill();
            abandoned.accept(this);
        });
    }

    private void send(String method, Map<String, ?> params) {
        cdpConnection.send(method, params).exceptionally(failure -> NullNode.getInstance());
    }

    /** Lets the browser end by itself, and ends it by force after a few seconds. */
    void quit() {
        unusable = true;
        process.quit();
        cdpConnection.close();
        denyingProxy.close();
    }

    /** Ends the browser by force. */
    void kill() {
        unusable = true;
        process.kill();
        cdpConnection.close();
        denyingProxy.close();
    }

    /** Closes the windows that pages open. */
    private final class Popups implements CdpConnection.Listener {

        @Override
        public void on(CdpConnection.Event event) {
            JsonNode target = event.params().path("targetInfo");
            // By its context, since a page can hide the opener. The event of a visit's own tab comes before the tab is
            // known.
            if (event.method().equals("Target.targetCreated")
                    && target.path("type").asString("").equals("page")
                    && tabs.containsValue(target.path("browserContextId").asString(""))
                    && !tabs.containsKey(target.path("targetId").asString(""))) {
                send(
                        "Target.closeTarget",
                        Map.of("targetId", target.path("targetId").asString()));
            }
        }

        @Override
        public void gone(String why) {
            if (!unusable) {
                abandon(why);
            }
        }
    }
}
