package dev.trawl.cli.commands;

import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.terminal.TerminalOutput;
import java.time.Clock;
import java.util.List;
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

    private final TerminalOutput terminalOutput = TerminalOutput.ofTerminal();

    @Override
    public Integer call() {
        var demo = new DemoPlan(users, seed, options.replay());
        List<String> hold = List.of("--demo-users", Integer.toString(users), "--seed", Long.toString(seed));
        return new Pipeline(terminalOutput, options).with("demo", Optional.of(demo), hold, this::crawl);
    }

    private int crawl(PipelineHandle pipelineHandle) {
        return new DemoCrawl(terminalOutput, scope)
                .run(pipelineHandle, CrawlName.of("demo", Clock.systemUTC()), (rows, crawl) -> {
                    var crawlSummary = new CrawlSummary(terminalOutput);
                    crawlSummary.showRows(rows, crawl);
                    crawlSummary.showAddresses(pipelineHandle.whereToLook());
                });
    }
}
