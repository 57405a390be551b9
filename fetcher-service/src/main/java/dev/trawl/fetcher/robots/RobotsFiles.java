package dev.trawl.fetcher.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.Gate;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks robots.txt (RFC 9309): 2xx is obeyed, 4xx allows all, anything else allows nothing for now. Kept a day; what could not
 * be had is asked for again after a minute. Thread-safe.
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

    /** @param limit for the whole answer, its last byte included */
    RobotsFiles(ForwardProxy proxy, List<String> trustedKeys, Clock clock, Duration limit) {
        this.limit = limit;
        this.proxy = proxy;
        this.keys = new TrustedKeys(trustedKeys);
        this.clock = clock;
    }

    private record Known(BaseRobotRules rules, Instant until, String trouble) {}

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

    private Known read(SiteFile site, String origin) throws InterruptedException {
        String agent = site.browser().userAgent();
        var request = HttpRequest.newBuilder(URI.create(origin + "/robots.txt"))
                .header("User-Agent", agent == null ? "Trawl" : agent)
                .build();
        try (Gate gate = proxy.open(site.hosts())) {
            HttpClient client = client(gate);
            try {
                HttpResponse<byte[]> answer = client.sendAsync(request, head -> new FirstBytes(MAX_BYTES))
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return known(origin, answer);
            } finally {
                client.shutdownNow();
            }
        } catch (ExecutionException e) {
            return trouble(origin + "/robots.txt cannot be had: " + String.valueOf(e.getCause()));
        } catch (UncheckedIOException e) {
            return trouble(origin + "/robots.txt cannot be asked for: " + e.getMessage());
        } catch (TimeoutException e) {
            return trouble(origin + "/robots.txt was not there within " + limit.toSeconds() + " s");
        }
    }

    private HttpClient client(Gate gate) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(limit)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(ProxySelector.of(new InetSocketAddress(
                        gate.address().getHost(), gate.address().getPort())));
        keys.context().ifPresent(builder::sslContext);
        return builder.build();
    }

    private Known known(String origin, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (answer.headers().firstValue("X-Trawl-Proxy").isPresent() || status >= 500) {
            return trouble(origin + "/robots.txt was answered with status " + status);
        }
        Instant until = clock.instant().plus(KEPT);
        if (status >= 400) {
            return new Known(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), until, "");
        }
        return new Known(
                new SimpleRobotRulesParser().parseContent(origin + "/robots.txt", answer.body(), "text/plain", NAMES),
                until,
                "");
    }

    private Known trouble(String reason) {
        return new Known(
                new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE),
                clock.instant().plus(AGAIN),
                reason);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
