package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.AccountEnds;
import dev.trawl.launcher.crawl.Progress;
import dev.trawl.launcher.crawl.SchedulerApi.Submitted;
import dev.trawl.launcher.crawl.Unanswered;
import dev.trawl.launcher.stack.DemoPlan;
import dev.trawl.launcher.stack.Installation;
import dev.trawl.launcher.stack.StackFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trawl run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Crawls users of a site that has a site file, and prints the end of each and the rows.",
            "Exit status 0 when every user was stored, is empty or does not exist; 1 when one is dead; 2 for wrong options."
        })
@SuppressWarnings("unused") // picocli sets the fields
public final class RunCommand implements Callable<Integer> {

    @Option(names = "--site", required = true, paramLabel = "SITE", description = "The site, as sites/SITE.yml.")
    private String site = "";

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Accounts accounts = new Accounts();

    /** Whom to crawl. */
    @SuppressWarnings("unused") // picocli sets the fields
    static final class Accounts {
        @Option(
                names = "--users",
                paramLabel = "FILE",
                description = "User IDs, one a line; blank lines and lines that begin with # are skipped.")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--user", paramLabel = "ID", description = "One user ID; may be repeated.")
        private List<String> users = new ArrayList<>();
    }

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "profile, list or bodies (default: the scheduler's).")
    private @Nullable String scope;

    @Option(
            names = "--crawl",
            paramLabel = "ID",
            description = "A name for the crawl; with --data the same name goes on with the same crawl.")
    private @Nullable String crawl;

    @Mixin
    private StackOptions options = new StackOptions();

    private final Screen screen = Screen.ofTerminal();

    @Override
    public Integer call() {
        options.checkSite(site, Installation.here());
        String list = list();
        Optional<DemoPlan> demo = options.replay().map(replay -> new DemoPlan(1, 1, Optional.of(replay)));
        List<String> hold = demo.isPresent() ? List.of("--demo-users", "1", "--seed", "1") : List.of();
        return new Pipeline(screen, options).with(site, demo, hold, held -> crawl(held, list));
    }

    private String list() {
        var list = new StringBuilder();
        for (Path file : accounts.files) {
            try {
                list.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
            } catch (NoSuchFileException e) {
                throw new StackFailed("there is no file " + file, e);
            } catch (IOException e) {
                throw new StackFailed("cannot read " + file + " as UTF-8: " + e.getMessage(), e);
            }
        }
        accounts.users.forEach(user -> list.append(user).append('\n'));
        return list.toString();
    }

    private int crawl(Held held, String list) {
        var session = new CrawlSession(held, screen);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("site", site);
        settings.put("crawl", crawl == null ? CrawlName.of(site, Clock.systemUTC()) : crawl);
        if (scope != null) {
            settings.put("scope", scope);
        }
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
            ending.showAddresses(held.state());
        } catch (SQLException | Unanswered e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
        return end.allDead() == 0 ? 0 : 1;
    }
}
