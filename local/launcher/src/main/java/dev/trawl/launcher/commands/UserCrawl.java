package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.AccountEnds;
import dev.trawl.launcher.crawl.Progress;
import dev.trawl.launcher.crawl.SchedulerApi.Submitted;
import dev.trawl.launcher.crawl.Unanswered;
import dev.trawl.launcher.stack.StackFailed;
import java.sql.SQLException;
import java.util.Map;

/** A crawl of given users, shown to its end. */
final class UserCrawl {

    private final Screen screen;

    UserCrawl(Screen screen) {
        this.screen = screen;
    }

    /** Answers the exit status: 0 when every user was taken, and was stored, is empty or does not exist. */
    int run(Held held, String list, Map<String, String> settings) {
        var session = new CrawlSession(held, screen);
        Submitted submitted = session.submit(list, settings);
        screen.say("crawl " + submitted.crawl() + ": " + submitted.accepted() + " accepted, " + submitted.alreadyThere()
                + " already there, " + submitted.rejected() + " rejected");
        submitted.rejections().forEach(rejection -> screen.say("  rejected: " + rejection));
        if (submitted.accepted() + submitted.alreadyThere() == 0) {
            return 1;
        }
        Progress end = session.follow(submitted.crawl());
        try {
            screen.say("");
            screen.say(
                    new AccountEnds(session.scheduler()).of(submitted.crawl()).text());
            var ending = new Ending(screen);
            ending.showRows(session.rows(), submitted.crawl());
            ending.showAddresses(held.whereToLook());
        } catch (SQLException | Unanswered e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
        return end.allDead() == 0 && submitted.rejected() == 0 ? 0 : 1;
    }
}
