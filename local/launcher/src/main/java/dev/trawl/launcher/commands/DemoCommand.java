package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.DemoBlogApi;
import dev.trawl.launcher.crawl.Progress;
import dev.trawl.launcher.crawl.SchedulerApi.Submitted;
import dev.trawl.launcher.crawl.Unanswered;
import dev.trawl.launcher.stack.DemoPlan;
import dev.trawl.launcher.stack.StackFailed;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trawl demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Crawls a blog platform on this machine, before your eyes; no internet needed.",
            "Exit status 0 when every user came to what the demo blog intends, those that fail on purpose included."
        })
@SuppressWarnings("unused") // picocli sets the fields
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--users",
            defaultValue = "200",
            paramLabel = "N",
            description = "Healthy users (${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "What they are generated from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scope",
            defaultValue = "list",
            paramLabel = "SCOPE",
            description = "profile, list or bodies (${DEFAULT-VALUE}).")
    private String scope = "list";

    @Mixin
    private StackOptions options = new StackOptions();

    private final Screen screen = Screen.ofTerminal();

    @Override
    public Integer call() {
        var demo = new DemoPlan(users, seed, options.replay());
        List<String> hold = List.of("--demo-users", Integer.toString(users), "--seed", Long.toString(seed));
        return new Pipeline(screen, options).with("demo", Optional.of(demo), hold, this::crawl);
    }

    private int crawl(Held held) {
        var blog = new DemoBlogApi(Objects.requireNonNull(held.state().demoBlog()));
        var session = new CrawlSession(held, screen);
        try {
            Submitted submitted = session.submit(
                    blog.users(),
                    Map.of("site", "demo", "crawl", CrawlName.of("demo", Clock.systemUTC()), "scope", scope));
            screen.say("crawl " + submitted.crawl() + ": " + submitted.accepted() + " users accepted");
            Progress end = session.follow(submitted.crawl());
            var ending = new Ending(screen);
            screen.say("ends: " + end.byEnd());
            ending.showRows(session.rows(), submitted.crawl());
            ending.showAddresses(held.state());
            return compared(blog.expected(), end, session, submitted.crawl());
        } catch (SQLException | Unanswered e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private int compared(DemoBlogApi.Expected expected, Progress end, CrawlSession session, String crawl)
            throws SQLException {
        List<String> differences =
                scope.equals("list") ? expected.differences(end, session.rows().counts(crawl)) : List.of();
        screen.say("");
        if (differences.isEmpty()) {
            screen.say("all as the demo blog intends");
            return 0;
        }
        differences.forEach(difference -> screen.say("not as the demo blog intends: " + difference));
        return 1;
    }
}
