package dev.trawl.demoblog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.demoblog.faults.Fault;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Json;
import dev.trawl.demoblog.pages.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What those who run the demo may ask, below {@code /__demo/}; not counted as requests of a crawl. */
final class DemoEndpoints {

    private final Map<String, Function<String, Reply>> byName;

    DemoEndpoints(Blog blog, AccessLog log) {
        byName = Map.of(
                "health", query -> Body.json(Json.of(Map.of("status", "UP"))),
                "users",
                        query -> Body.text(
                                200, lines(Stream.concat(blog.healthyIds().stream(), blog.faultyIds().stream()))),
                "faults",
                        query -> Body.json(Json.of(Faults.all().stream()
                                .map(DemoEndpoints::described)
                                .toList())),
                "expected", query -> expected(blog, query),
                "counters", query -> Body.json(Json.of(new TreeMap<>(log.counts()))),
                "log", query -> Body.text(200, lines(log.last().stream().map(AccessLog.Entry::line))));
    }

    Reply reply(String name, String query) {
        Function<String, Reply> endpoint = byName.get(name);
        return endpoint == null
                ? Body.text(
                        404,
                        "expected one of "
                                + String.join(
                                        ", ", byName.keySet().stream().sorted().toList()))
                : endpoint.apply(query);
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Map<String, Object> described(Fault fault) {
        var described = new LinkedHashMap<String, Object>();
        described.put("userId", fault.userId());
        described.put("ending", fault.ending().label());
        described.put("host", Faults.refusals().contains(fault) ? Blog.BUSY_HOST : Blog.HOST);
        described.put("shows", fault.shows());
        return described;
    }

    private static Reply expected(Blog blog, String query) {
        if (query.startsWith("user=")) {
            return blog.user(query.substring("user=".length()))
                    .<Reply>map(user -> Body.json(ExpectedJson.of(user)))
                    .orElse(Body.text(404, "no such user"));
        }
        List<String> ids = Stream.concat(blog.healthyIds().stream(), blog.faultyIds().stream())
                .toList();
        return exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
                exchange.sendResponseHeaders(200, 0);
                var out = exchange.getResponseBody();
                for (String id : ids) {
                    var user = blog.user(id);
                    if (user.isPresent()) {
                        out.write((ExpectedJson.of(user.get()) + "\n").getBytes(UTF_8));
                    }
                }
            }
        };
    }
}
