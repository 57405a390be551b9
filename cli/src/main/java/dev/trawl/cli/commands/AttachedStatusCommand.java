package dev.trawl.cli.commands;

import dev.trawl.terminal.TerminalOutput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code trawl status} of a pipeline that runs already. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what the pipeline does. Exit status 3 when its scheduler does not answer.")
public final class AttachedStatusCommand implements Callable<Integer> {

    private final TerminalOutput terminalOutput = new TerminalOutput(System.out, false);

    @Override
    public Integer call() {
        AttachedPipeline pipeline = AttachedPipeline.ofEnvironment();
        terminalOutput.say("the pipeline of " + pipeline.kafka());
        boolean answered = new LedgerStatusLines(terminalOutput).show(pipeline.scheduler());
        new CrawlSummary(terminalOutput).showAddresses(pipeline.whereToLook());
        return answered ? 0 : 3;
    }
}
