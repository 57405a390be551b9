package dev.trawl.fetcher.robots;

import static java.nio.charset.StandardCharsets.US_ASCII;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.SiteId;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.Robots;
import dev.trawl.sitefile.SiteFile;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads robots.txt (RFC 9309): 2xx is obeyed, 4xx allows all, any other answer allows nothing for now. A file is kept for a
 * day. A failed load is repeated after a minute. Thread-safe.
 */
public final class RobotsFiles implements Robots {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 512 * 1024;
    private static final List<String> NAMES = List.of("trawl");

    private final ForwardProxy proxy;
    private final TrustedKeys keys;
    private final Clock clock;
    private final Duration limit;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public RobotsFiles(ForwardProxy proxy, List<String> trustedKeys, Clock clock) {
        this(proxy, trustedKeys, clock, LIMIT);
    }

    /** @param limit for the whole response, to its last byte */
    RobotsFiles(ForwardProxy proxy, List<String> trustedKeys, Clock clock, Duration limit) {
        this.limit = limit;
        this.proxy = proxy;
        this.keys = new TrustedKeys(trustedKeys);
        this.clock = clock;
    }

    private record Known(SiteId site, BaseRobotRules rules, Instant until, String trouble) {

        boolean counts(Instant now) {
            return trouble.isEmpty() && now.isBefore(until);
        }

        Duration crawlDelay() {
            return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
        }
    }

    @Override
    public boolean knows(URI url) {
        Known remembered = known.get(origin(url));
        return remembered != null && clock.instant().isBefore(remembered.until());
    }

    @Override
    public Verdict ask(SiteFile site, URI url) throws InterruptedException {
        String origin = origin(url);
        Known rules = known.get(origin);
        if (rules == null || !clock.instant().isBefore(rules.until())) {
            rules = read(site, origin);
            known.put(origin, rules);
        }
        if (!rules.trouble().isEmpty()) {
            return new Verdict.Unknown(rules.trouble());
        }
        return rules.rules().isAllowed(url.toString()) ? new Verdict.Allowed() : new Verdict.Disallowed();
    }

    @Override
    public Duration crawlDelay(SiteId site) {
        Instant now = clock.instant();
        return known.values().stream()
                .filter(file -> file.site().equals(site) && file.counts(now))
                .map(Known::crawlDelay)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public List<Heartbeat.Robots> read() {
        Instant now = clock.instant();
        var latest = new TreeMap<String, Known>();
        known.values().stream()
                .filter(file -> file.counts(now))
                .forEach(file -> latest.merge(
                        file.site().value(), file, (a, b) -> a.until().isAfter(b.until()) ? a : b));
        return latest.values().stream()
                .map(file -> {
                    Duration delay = crawlDelay(file.site());
                    return new Heartbeat.Robots(file.site(), file.until().minus(KEPT), delay.isZero() ? null : delay);
                })
                .toList();
    }

    private Known read(SiteFile site, String origin) throws InterruptedException {
        String agent = site.browser().userAgent();
        var request = HttpRequest.newBuilder(URI.create(origin + "/robots.txt"))
                .header("User-Agent", agent == null ? "Trawl" : agent)
                .build();
        try (VisitProxy visitProxy = proxy.open(site.hosts())) {
            HttpClient client = client(visitProxy);
            try {
                HttpResponse<byte[]> answer = client.sendAsync(request, head -> new FirstBytes(MAX_BYTES))
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return known(site.site(), origin, answer);
            } finally {
                client.shutdownNow();
            }
        } catch (ExecutionException e) {
            return trouble(site.site(), origin + "/robots.txt cannot be had: " + String.valueOf(e.getCause()));
        } catch (UncheckedIOException e) {
            return trouble(site.site(), origin + "/robots.txt cannot be asked for: " + e.getMessage());
        } catch (TimeoutException e) {
            return trouble(site.site(), origin + "/robots.txt was not there within " + limit.toSeconds() + " s");
        }
    }

    private HttpClient client(VisitProxy visitProxy) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(limit)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(ProxySelector.of(new InetSocketAddress(
                        visitProxy.address().getHost(), visitProxy.address().getPort())));
        keys.context().ifPresent(builder::sslContext);
        return builder.build();
    }

    private Known known(SiteId site, String origin, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (answer.headers().firstValue("X-Trawl-Proxy").isPresent()) {
            String why = new String(answer.body(), US_ASCII).strip().replaceFirst("^Trawl: ", "");
            return trouble(site, origin + "/robots.txt cannot be had: " + why);
        }
        if (status >= 500) {
            return trouble(site, origin + "/robots.txt was answered with status " + status);
        }
        Instant until = clock.instant().plus(KEPT);
        if (status >= 400) {
            return new Known(site, new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), until, "");
        }
        return new Known(
                site,
                new SimpleRobotRulesParser().parseContent(origin + "/robots.txt", answer.body(), "text/plain", NAMES),
                until,
                "");
    }

    private Known trouble(SiteId site, String reason) {
        return new Known(
                site,
                new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE),
                clock.instant().plus(AGAIN),
                reason);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
