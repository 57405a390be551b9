package dev.trawl.cli.crawl;

import tools.jackson.databind.JsonNode;

/**
 * What became of one account of a crawl.
 *
 * @param end as the protocol writes it, such as {@code STORED} or {@code DEAD(click)}; or the state it is in
 * @param pages in its manifest
 * @param why one sentence, where there is something to say
 */
public record TaskEnd(String user, String end, int attempts, int pages, String why) {

    static TaskEnd of(JsonNode task) {
        String state = task.path("state").asString("");
        String kind = task.path("kind").asString("");
        return new TaskEnd(
                task.path("user").asString(""),
                kind.isEmpty() ? state : state + "(" + kind + ")",
                task.path("attempt").asInt(0),
                task.path("pages").asInt(0),
                task.path("reason").asString(""));
    }
}
