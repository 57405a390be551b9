package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.stack.StackState;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.devservers.process.ProcFiles;
import dev.trawl.terminal.TerminalOutput;
import dev.trawl.terminal.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code trawl status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the pipelines that run on this machine. Exit status 3 when there is none.")
public final class StatusCommand implements Callable<Integer> {

    private final TerminalOutput terminalOutput = new TerminalOutput(System.out, false);

    @Override
    public Integer call() {
        List<StackState> running = Stacks.ofThisUser().running();
        running.forEach(this::show);
        if (running.isEmpty()) {
            terminalOutput.say("no pipeline runs");
            return 3;
        }
        return 0;
    }

    private void show(StackState state) {
        terminalOutput.say("pipeline '" + state.name() + "', held by process " + state.holder());
        List<List<String>> rows = state.processes().stream()
                .map(one -> List.of(one.name(), Long.toString(one.pid()), memory(one.pid())))
                .toList();
        terminalOutput.say(new TextTable(List.of("process", "pid", "memory"), rows)
                .text()
                .indent(2)
                .stripTrailing());
        new LedgerStatusLines(terminalOutput).show(new SchedulerApi(state.scheduler()));
        new CrawlSummary(terminalOutput).showAddresses(PipelineAddresses.of(state));
    }

    /** Resident memory, where the system shows it. */
    private static String memory(long pid) {
        long bytes = ProcFiles.bytes(pid, "status", "VmRSS");
        if (bytes > 0) {
            return bytes / (1024 * 1024) + " MiB";
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() ? "?" : "ended";
    }
}
