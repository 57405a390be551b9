package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.CrawlRows;
import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.DemoBlogApi;
import dev.trawl.cli.crawl.SchedulerApi.Submitted;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.terminal.TerminalOutput;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A crawl of every user of the demo blog, shown to its end and compared with what the blog intends. */
final class DemoCrawl {

    private final TerminalOutput terminalOutput;
    private final String scope;

    DemoCrawl(TerminalOutput terminalOutput, String scope) {
        this.terminalOutput = terminalOutput;
        this.scope = scope;
    }

    /** What is shown of a crawl that has ended. */
    @FunctionalInterface
    interface Shown {
        void at(CrawlRows rows, String crawl) throws SQLException;
    }

    /** Answers the exit status: 0 when all is as the blog intends, or where the crawl was there before. */
    int run(PipelineHandle pipelineHandle, String crawl, Shown ended) {
        var blog = new DemoBlogApi(pipelineHandle
                .demoBlog()
                .orElseThrow(() -> new StackFailed("there is no demo blog beside this pipeline")));
        var session = new CrawlSession(pipelineHandle, terminalOutput);
        try {
            Submitted submitted = session.submit(blog.users(), Map.of("site", "demo", "crawl", crawl, "scope", scope));
            boolean begun = submitted.accepted() > 0;
            terminalOutput.say(
                    begun
                            ? "crawl " + crawl + ": " + submitted.accepted() + " users accepted"
                            : "crawl " + crawl + " is already there, with " + submitted.alreadyThere()
                                    + " users; to crawl them again: " + pipelineHandle.demoAgain());
            CrawlStatus end = session.follow(crawl);
            terminalOutput.say("ends: " + end.byEnd());
            if (!begun) {
                return 0; // a later crawl may have its rows by now
            }
            ended.at(session.rows(), crawl);
            return compared(blog.expected(), end, session.rows().counts(crawl));
        } catch (SQLException | ServiceUnanswered e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private int compared(DemoBlogApi.Expected expected, CrawlStatus end, CrawlRows.Counts rows) {
        List<String> differences = scope.equals("list") ? expected.differences(end, rows) : List.of();
        terminalOutput.say("");
        if (differences.isEmpty()) {
            terminalOutput.say("all as the demo blog intends");
            return 0;
        }
        differences.forEach(difference -> terminalOutput.say("not as the demo blog intends: " + difference));
        return 1;
    }
}
