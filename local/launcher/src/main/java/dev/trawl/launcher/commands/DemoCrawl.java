package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.DemoBlogApi;
import dev.trawl.launcher.crawl.Progress;
import dev.trawl.launcher.crawl.SchedulerApi.Submitted;
import dev.trawl.launcher.crawl.StoredRows;
import dev.trawl.launcher.crawl.Unanswered;
import dev.trawl.launcher.stack.StackFailed;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A crawl of every user of the demo blog, shown to its end and compared with what the blog intends. */
final class DemoCrawl {

    private final Screen screen;
    private final String scope;

    DemoCrawl(Screen screen, String scope) {
        this.screen = screen;
        this.scope = scope;
    }

    /** What is shown of a crawl that has ended. */
    @FunctionalInterface
    interface Shown {
        void at(StoredRows rows, String crawl) throws SQLException;
    }

    /** Answers the exit status: 0 when all is as the blog intends, or where the crawl was there before. */
    int run(Held held, String crawl, Shown ended) {
        var blog = new DemoBlogApi(
                held.demoBlog().orElseThrow(() -> new StackFailed("there is no demo blog beside this pipeline")));
        var session = new CrawlSession(held, screen);
        try {
            Submitted submitted = session.submit(blog.users(), Map.of("site", "demo", "crawl", crawl, "scope", scope));
            boolean begun = submitted.accepted() > 0;
            screen.say(
                    begun
                            ? "crawl " + crawl + ": " + submitted.accepted() + " users accepted"
                            : "crawl " + crawl + " is already there, with " + submitted.alreadyThere()
                                    + " users; to crawl them again: " + held.demoAgain());
            Progress end = session.follow(crawl);
            screen.say("ends: " + end.byEnd());
            if (!begun) {
                return 0; // a later crawl may have its rows by now
            }
            ended.at(session.rows(), crawl);
            return compared(blog.expected(), end, session.rows().counts(crawl));
        } catch (SQLException | Unanswered e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private int compared(DemoBlogApi.Expected expected, Progress end, StoredRows.Counts rows) {
        List<String> differences = scope.equals("list") ? expected.differences(end, rows) : List.of();
        screen.say("");
        if (differences.isEmpty()) {
            screen.say("all as the demo blog intends");
            return 0;
        }
        differences.forEach(difference -> screen.say("not as the demo blog intends: " + difference));
        return 1;
    }
}
