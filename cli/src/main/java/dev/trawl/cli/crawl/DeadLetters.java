package dev.trawl.cli.crawl;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of a scheduler, as its HTTP API shows them. */
public final class DeadLetters {

    private static final String PATH = "/api/dead-letters";

    private static final int NOT_FOUND = 404;

    private final JsonHttp http;

    DeadLetters(JsonHttp http) {
        this.http = http;
    }

    /**
     * Letters of tasks that are dead now, the newest first.
     *
     * @param filter kind, site, crawl, since, until, text
     */
    public List<Letter> list(Map<String, String> filter, int limit) throws ServiceUnanswered {
        String query = filter.entrySet().stream()
                .map(entry -> "&" + entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return StreamSupport.stream(http.get(PATH + "?size=" + limit + query).spliterator(), false)
                .map(Letter::new)
                .toList();
    }

    public Optional<Letter> one(long id) throws ServiceUnanswered {
        try {
            return Optional.of(new Letter(http.get(PATH + "/" + id)));
        } catch (RequestRefused e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The history of a task, a line an entry. */
    public List<JsonNode> history(String task) throws ServiceUnanswered {
        return StreamSupport.stream(
                        http.get("/api/tasks/" + task).path("history").spliterator(), false)
                .toList();
    }

    /** @throws RequestRefused when there is none of this kind, or retention has taken it */
    public byte[] evidence(long id, String kind) throws ServiceUnanswered {
        return http.bytes(PATH + "/" + id + "/" + kind);
    }

    /**
     * Has the tasks of these letters tried again.
     *
     * @param choice ids, all, and the fields of a filter
     * @return how many
     */
    public int replay(Map<String, Object> choice) throws ServiceUnanswered {
        return change("/replay", choice);
    }

    /** Lays these letters aside; their tasks stay dead. @return how many */
    public int discard(Map<String, Object> choice) throws ServiceUnanswered {
        return change("/discard", choice);
    }

    private int change(String path, Map<String, Object> choice) throws ServiceUnanswered {
        return http.postJson(PATH + path, JsonMapper.shared().writeValueAsString(choice))
                .path("changed")
                .asInt(0);
    }
}
