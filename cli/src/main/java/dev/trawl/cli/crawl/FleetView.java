package dev.trawl.cli.crawl;

import tools.jackson.databind.JsonNode;

/**
 * What the fetchers do.
 *
 * @param pages captured since their start
 */
public record FleetView(int fetchers, int slots, int visiting, long pages) {

    static FleetView of(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.path("fetchers");
        int fetchers = 0;
        int slots = 0;
        int visiting = 0;
        long pages = 0;
        for (JsonNode fetcher : list) {
            fetchers++;
            pages += fetcher.path("pages").asLong(0);
            for (JsonNode slot : fetcher.path("slots")) {
                slots++;
                visiting += slot.path("state").asString("").equals("visiting") ? 1 : 0;
            }
        }
        return new FleetView(fetchers, slots, visiting, pages);
    }
}
