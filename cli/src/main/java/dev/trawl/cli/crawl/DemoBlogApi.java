package dev.trawl.cli.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo blog, which knows what a crawl of it must find. */
public final class DemoBlogApi {

    private final JsonHttp http;

    public DemoBlogApi(String address) {
        this.http = new JsonHttp(address);
    }

    /** The IDs of all its users, one a line. */
    public String users() throws ServiceUnanswered {
        return http.text("/__demo/users");
    }

    public Expected expected() throws ServiceUnanswered {
        Map<String, Integer> ends = new TreeMap<>();
        var profiles = new AtomicLong();
        var articles = new AtomicLong();
        http.lines("/__demo/expected", line -> {
            JsonNode user = JsonMapper.shared().readTree(line);
            ends.merge(user.path("ending").asString(""), 1, Integer::sum);
            profiles.addAndGet(user.path("profileReachable").asBoolean(false) ? 1 : 0);
            articles.addAndGet(user.path("reachable").asLong(0));
        });
        return new Expected(ends, profiles.get(), articles.get());
    }

    /**
     * What a crawl of all users must come to.
     *
     * @param ends tasks by their end, such as {@code STORED} or {@code DEAD(click)}
     */
    public record Expected(Map<String, Integer> ends, long profiles, long articles) {
        public Expected {
            ends = Map.copyOf(ends);
        }

        /** In which ways a crawl came to something else, a sentence each. */
        public List<String> differences(CrawlStatus crawl, CrawlRows.Counts rows) {
            List<String> differences = new ArrayList<>();
            Map<String, Integer> actual = crawl.byEnd();
            if (!actual.equals(ends)) {
                differences.add("ends are " + new TreeMap<>(actual) + ", the demo blog expects " + new TreeMap<>(ends));
            }
            if (rows.profiles() != profiles) {
                differences.add(rows.profiles() + " profiles stored, the demo blog expects " + profiles);
            }
            if (rows.articles() != articles) {
                differences.add(rows.articles() + " articles stored, the demo blog expects " + articles);
            }
            return differences;
        }
    }
}
