package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.AccountEnds;
import dev.trawl.launcher.crawl.Progress;
import dev.trawl.launcher.crawl.SchedulerApi.Submitted;
import dev.trawl.launcher.crawl.Unanswered;
import dev.trawl.launcher.stack.StackFailed;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A crawl of given users, shown to its end. */
final class UserCrawl {

    private final Screen screen;

    UserCrawl(Screen screen) {
        this.screen = screen;
    }

    /** Submits it and leaves it to the pipeline. Answers the exit status. */
    int detach(Held held, String list, Map<String, String> settings) {
        Submitted submitted = new CrawlSession(held, screen).submit(list, settings);
        print(submitted);
        screen.say("crawl " + submitted.crawl() + " goes on by itself");
        return submitted.rejected() == 0 ? RunStatus.DONE : RunStatus.USERS_LEFT;
    }

    /**
     * Follows it to its end; one that is new is cancelled when this process is interrupted or killed. Answers the exit status:
     * 0 when every user was taken, and was stored, is empty or does not exist.
     */
    int run(Held held, String list, Map<String, String> settings) {
        var session = new CrawlSession(held, screen);
        Map<String, String> attended = new LinkedHashMap<>(settings);
        attended.put("attended", Attendant.LEASE.toSeconds() + "s");
        Submitted submitted = session.submit(list, attended);
        // before anything is printed: from then on an interruption cancels the crawl at once
        Optional<Attendant> attendant =
                submitted.attended() ? Optional.of(Attendant.of(submitted.crawl(), held, screen)) : Optional.empty();
        Progress end;
        try {
            print(submitted);
            if (submitted.accepted() + submitted.alreadyThere() == 0) {
                return RunStatus.USERS_LEFT;
            }
            if (attendant.isEmpty()) {
                screen.say("it was there before: when this is interrupted, it goes on");
            }
            end = session.follow(submitted.crawl());
        } finally {
            attendant.ifPresent(Attendant::close);
        }
        return shown(held, session, submitted, end);
    }

    private void print(Submitted submitted) {
        screen.say("crawl " + submitted.crawl() + ": " + submitted.accepted() + " accepted, " + submitted.alreadyThere()
                + " already there, " + submitted.rejected() + " rejected");
        submitted.rejections().forEach(rejection -> screen.say("  rejected: " + rejection));
    }

    private int shown(Held held, CrawlSession session, Submitted submitted, Progress end) {
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
        if (end.in("cancelled") > 0) {
            screen.say("the crawl was cancelled");
            return RunStatus.CANCELLED;
        }
        return end.allDead() == 0 && submitted.rejected() == 0 ? RunStatus.DONE : RunStatus.USERS_LEFT;
    }
}
