package dev.trawl.demoblog;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.pages.Reply.Silence;
import dev.trawl.demoblog.replay.CapturedHost;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends each request to the blog, to its static files, to a captured host or to the demo's own end, and logs it. */
final class Front implements HttpHandler {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");
    private static final String ROBOTS = "User-agent: *\nDisallow:\n";
    private static final Set<String> FOLDERS = Set.of("static", "track", "never");
    private static final String DEMO = "/__demo/";

    private final String scheme;
    private final BlogSite site;
    private final JournalSite journal;
    private final HomeSite home;
    private final StaticFiles files = new StaticFiles();
    private final DemoEndpoints endpoints;
    private final AccessLog log;
    private final String robots;
    private final @Nullable CapturedHost replay;

    Front(String scheme, ServerOptions options, AccessLog log, @Nullable CapturedHost replay) {
        this.scheme = scheme;
        this.site = new BlogSite(options.blog());
        this.journal = new JournalSite(options.blog());
        this.home = new HomeSite(options.blog());
        this.endpoints = new DemoEndpoints(options.blog(), log);
        this.log = log;
        this.robots = options.crawlDelay() > 0 ? ROBOTS + "Crawl-delay: " + options.crawlDelay() + "\n" : ROBOTS;
        this.replay = replay;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            reply(exchange).send(exchange);
        } catch (IOException e) {
            // The client closed the connection; there is no one to answer.
            exchange.close();
        } catch (RuntimeException e) {
            System.err.println("demo blog: " + exchange.getRequestURI() + ": " + e);
            Body.text(500, "internal error").send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String host = host(exchange.getRequestHeaders());
        String path = Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "/");
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        if (path.startsWith(DEMO)) {
            return endpoints.reply(path.substring(DEMO.length()), query);
        }
        String pathAndQuery = query.isEmpty() ? path : path + "?" + query;
        boolean replayed = replay != null && replay.host().equals(name(host));
        log.add(replayed ? "replay" : kind(path), scheme, host, pathAndQuery, agent(exchange));
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Body.text(405, "only GET and HEAD");
        }
        if (replay != null && replayed) {
            return path.startsWith("/") ? replay.reply(path, pathAndQuery) : Body.text(400, "no path");
        }
        return switch (kind(path)) {
            case "robots" -> Body.text(200, robots);
            case "static", "track" -> files.reply(path);
            case "never" -> new Silence();
            default -> page(scheme + "://" + host, name(host), path, query);
        };
    }

    private Reply page(String origin, String host, String path, String query) {
        if (HomeSite.isAskedBy(host)) {
            return home.reply(origin, path, query);
        }
        return JournalSite.isAskedBy(host) ? journal.reply(origin, path) : site.reply(origin, host, path);
    }

    private static String kind(String path) {
        if (path.equals("/robots.txt")) {
            return "robots";
        }
        String first = path.indexOf('/', 1) < 0 ? "" : path.substring(1, path.indexOf('/', 1));
        return FOLDERS.contains(first) ? first : "page";
    }

    private static String host(Headers headers) {
        String host = headers.getFirst("Host");
        return host != null && HOST.matcher(host).matches() ? host.toLowerCase(Locale.ROOT) : Blog.HOST;
    }

    private static String name(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static String agent(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("User-Agent"), "");
    }
}
