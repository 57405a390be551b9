package dev.trawl.launcher.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trawl run} against a pipeline that runs already. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Crawls users of a site that has a site file, and prints the end of each and the rows.",
            "Exit status 0 when every user was stored, is empty or does not exist; 1 when one is dead or was no user ID; 2 for wrong options."
        })
public final class AttachedRunCommand implements Callable<Integer> {

    @Mixin
    private CrawlOptions crawl = new CrawlOptions();

    @Override
    public Integer call() {
        return new UserCrawl(Screen.ofTerminal()).run(AttachedPipeline.ofEnvironment(), crawl.list(), crawl.settings());
    }
}
