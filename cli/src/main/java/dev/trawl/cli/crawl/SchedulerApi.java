package dev.trawl.cli.crawl;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The scheduler, as its HTTP API shows it. */
public final class SchedulerApi {

    private static final int CONFLICT = 409;

    private final JsonHttp http;

    public SchedulerApi(String address) {
        this(address, "");
    }

    /** @param token that the scheduler asks of changes; blank for none */
    public SchedulerApi(String address, String token) {
        this.http = new JsonHttp(address, token);
    }

    /**
     * Submits a list of accounts, one a line.
     *
     * @param settings of the crawl: site, crawl, scope, priority
     */
    public Submitted submit(String list, Map<String, String> settings) throws ServiceUnanswered {
        String query = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        JsonNode answer = http.postText("/api/crawls?" + query, list);
        return new Submitted(
                answer.path("crawl").asString(""),
                answer.path("accepted").asInt(0),
                answer.path("alreadyThere").asInt(0),
                answer.path("rejected").asInt(0),
                StreamSupport.stream(answer.path("rejections").spliterator(), false)
                        .map(SchedulerApi::rejection)
                        .toList(),
                answer.path("keepAlive").asBoolean(false));
    }

    /** Sends a keep-alive for a crawl. Returns whether the crawl still needs keep-alives. */
    public boolean keepAlive(String crawl) throws ServiceUnanswered {
        try {
            http.postText("/api/crawls/" + encoded(crawl) + "/keep-alive", "");
            return true;
        } catch (RequestRefused e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Cancels a crawl. @return how many of its tasks were not fetched yet */
    public int cancel(String crawl) throws ServiceUnanswered {
        return http.postText("/api/crawls/" + encoded(crawl) + "/cancel", "")
                .path("changed")
                .asInt(0);
    }

    public DeadLetters deadLetters() {
        return new DeadLetters(http);
    }

    private static String rejection(JsonNode one) {
        return "line " + one.path("line").asInt(0) + ", '" + one.path("value").asString("") + "': "
                + one.path("reason").asString("");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public CrawlStatus crawl(String crawl) throws ServiceUnanswered {
        return CrawlStatus.of(http.get("/api/crawls/" + encoded(crawl)));
    }

    public FleetView fleet() throws ServiceUnanswered {
        return FleetView.of(http.get("/api/fetchers"));
    }

    /** The ledger as it is. */
    public JsonNode ledger() throws ServiceUnanswered {
        return http.get("/api/ledger");
    }

    /** The tasks of a crawl, up to a number. */
    public List<TaskEnd> tasks(String crawl, int most) throws ServiceUnanswered {
        JsonNode answer = http.get("/api/crawls/" + encoded(crawl) + "/tasks?size=" + most);
        return StreamSupport.stream(answer.spliterator(), false)
                .map(TaskEnd::of)
                .toList();
    }

    /**
     * The answer to a submission.
     *
     * @param rejections the first ones, each as a sentence
     * @param keepAlive whether the scheduler cancels it when keep-alives stop
     */
    public record Submitted(
            String crawl, int accepted, int alreadyThere, int rejected, List<String> rejections, boolean keepAlive) {
        public Submitted {
            rejections = List.copyOf(rejections);
        }
    }
}
