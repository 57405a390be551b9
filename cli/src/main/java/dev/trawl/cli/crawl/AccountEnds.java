package dev.trawl.cli.crawl;

import dev.trawl.terminal.TextTable;
import java.util.List;

/** The end of each account of a crawl, as a table; of very many accounts the first. */
public final class AccountEnds {

    private static final int MOST = 200;

    private final SchedulerApi scheduler;

    public AccountEnds(SchedulerApi scheduler) {
        this.scheduler = scheduler;
    }

    public TextTable of(String crawl) throws ServiceUnanswered {
        List<List<String>> rows = scheduler.tasks(crawl, MOST).stream()
                .map(task -> List.of(
                        task.user(),
                        task.end(),
                        Integer.toString(task.attempts()),
                        Integer.toString(task.pages()),
                        task.why()))
                .toList();
        return new TextTable(List.of("user", "end", "attempts", "pages", "why"), rows);
    }
}
