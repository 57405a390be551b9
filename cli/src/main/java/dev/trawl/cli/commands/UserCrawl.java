package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.AccountEnds;
import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.SchedulerApi.Submitted;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.terminal.TerminalOutput;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A crawl of given users, shown to its end. */
final class UserCrawl {

    private final TerminalOutput terminalOutput;

    UserCrawl(TerminalOutput terminalOutput) {
        this.terminalOutput = terminalOutput;
    }

    /** Submits it and leaves it to the pipeline. Answers the exit status. */
    int detach(PipelineHandle pipelineHandle, String list, Map<String, String> settings) {
        Submitted submitted = new CrawlSession(pipelineHandle, terminalOutput).submit(list, settings);
        print(submitted);
        terminalOutput.say("crawl " + submitted.crawl() + " goes on by itself");
        return submitted.rejected() == 0 ? RunStatus.DONE : RunStatus.USERS_LEFT;
    }

    /**
     * Follows it to its end; one that is new is cancelled when this process is interrupted or killed. Answers the exit status:
     * 0 when every user was taken, and was stored, is empty or does not exist.
     */
    int run(PipelineHandle pipelineHandle, String list, Map<String, String> settings) {
        var session = new CrawlSession(pipelineHandle, terminalOutput);
        Map<String, String> fields = new LinkedHashMap<>(settings);
        fields.put("keepAlive", CrawlKeepAlive.LEASE.toSeconds() + "s");
        Submitted submitted = session.submit(list, fields);
        // before anything is printed: from then on an interruption cancels the crawl at once
        Optional<CrawlKeepAlive> keepAlive = submitted.keepAlive()
                ? Optional.of(CrawlKeepAlive.of(submitted.crawl(), pipelineHandle, terminalOutput))
                : Optional.empty();
        CrawlStatus end;
        try {
            print(submitted);
            if (submitted.accepted() + submitted.alreadyThere() == 0) {
                return RunStatus.USERS_LEFT;
            }
            if (keepAlive.isEmpty()) {
                terminalOutput.say("it was there before: when this is interrupted, it goes on");
            }
            end = session.follow(submitted.crawl());
        } finally {
            keepAlive.ifPresent(CrawlKeepAlive::close);
        }
        return shown(pipelineHandle, session, submitted, end);
    }

    private void print(Submitted submitted) {
        terminalOutput.say("crawl " + submitted.crawl() + ": " + submitted.accepted() + " accepted, "
                + submitted.alreadyThere() + " already there, " + submitted.rejected() + " rejected");
        submitted.rejections().forEach(rejection -> terminalOutput.say("  rejected: " + rejection));
    }

    private int shown(PipelineHandle pipelineHandle, CrawlSession session, Submitted submitted, CrawlStatus end) {
        try {
            terminalOutput.say("");
            terminalOutput.say(
                    new AccountEnds(session.scheduler()).of(submitted.crawl()).text());
            var crawlSummary = new CrawlSummary(terminalOutput);
            crawlSummary.showRows(session.rows(), submitted.crawl());
            crawlSummary.showAddresses(pipelineHandle.whereToLook());
        } catch (SQLException | ServiceUnanswered e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
        if (end.in("cancelled") > 0) {
            terminalOutput.say("the crawl was cancelled");
            return RunStatus.CANCELLED;
        }
        return end.allDead() == 0 && submitted.rejected() == 0 ? RunStatus.DONE : RunStatus.USERS_LEFT;
    }
}
