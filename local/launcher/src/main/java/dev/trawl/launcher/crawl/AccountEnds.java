package dev.trawl.launcher.crawl;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The end of each account of a crawl, as a table; of very many accounts the first. */
public final class AccountEnds {

    private static final int MOST = 200;

    private final SchedulerApi scheduler;

    public AccountEnds(SchedulerApi scheduler) {
        this.scheduler = scheduler;
    }

    public TextTable of(String crawl) throws Unanswered {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode task : scheduler.tasks(crawl, MOST)) {
            rows.add(List.of(
                    task.path("user").asString(""),
                    end(task),
                    Long.toString(task.path("attempt").asLong(0)),
                    Long.toString(task.path("pages").asLong(0)),
                    task.path("reason").asString("")));
        }
        return new TextTable(List.of("user", "end", "attempts", "pages", "why"), rows);
    }

    private static String end(JsonNode task) {
        String state = task.path("state").asString("");
        String kind = task.path("kind").asString("");
        return kind.isEmpty() ? state : state + "(" + kind + ")";
    }
}
