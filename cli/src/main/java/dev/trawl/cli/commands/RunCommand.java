package dev.trawl.cli.commands;

import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.terminal.TerminalOutput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trawl run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Crawls users of a site that has a site file, and prints the end of each and the rows.",
            "Ctrl-C ends it, and cancels the crawl.",
            RunStatus.HELP
        })
public final class RunCommand implements Callable<Integer> {

    @Mixin
    private CrawlOptions crawl = new CrawlOptions();

    @Mixin
    private StackOptions options = new StackOptions();

    private final TerminalOutput terminalOutput = TerminalOutput.ofTerminal();

    @Override
    public Integer call() {
        options.checkSite(crawl.site(), Installation.here());
        String list = crawl.list();
        Optional<DemoPlan> demo = options.replay().map(replay -> new DemoPlan(1, 1, Optional.of(replay)));
        List<String> hold = demo.isPresent() ? List.of("--demo-users", "1", "--seed", "1") : List.of();
        return new Pipeline(terminalOutput, options)
                .with(
                        crawl.site(),
                        demo,
                        hold,
                        held -> new UserCrawl(terminalOutput).run(held, list, crawl.settings()));
    }
}
