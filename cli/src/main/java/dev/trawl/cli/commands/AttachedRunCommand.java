package dev.trawl.cli.commands;

import dev.trawl.terminal.TerminalOutput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trawl run} against a pipeline that runs already. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Crawls users of a site that has a site file, and prints the end of each and the rows.",
            "Ctrl-C cancels the crawl; so does the scheduler when nothing is heard of this command for 30 s.",
            RunStatus.HELP
        })
public final class AttachedRunCommand implements Callable<Integer> {

    @Mixin
    private CrawlOptions crawl = new CrawlOptions();

    @Option(names = "--detach", description = "Only submits it: the crawl goes on by itself.")
    private boolean detach;

    @Override
    public Integer call() {
        var users = new UserCrawl(TerminalOutput.ofTerminal());
        AttachedPipeline pipeline = AttachedPipeline.ofEnvironment();
        return detach
                ? users.detach(pipeline, crawl.list(), crawl.settings())
                : users.run(pipeline, crawl.list(), crawl.settings());
    }
}
