package dev.trawl.cli;

import dev.trawl.cli.commands.KafkaTool;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code trawl completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the completion of commands and options for bash.",
            "It completes ./trawl and trawl. To have it in this shell: source <(./trawl completion)"
        })
final class CompletionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = Trawl.commandLine(CommandList.here());
        KafkaTool.names().forEach(name -> all.addSubcommand(name, CommandSpec.create()));
        spec.commandLine().getOut().println(AutoComplete.bash("trawl", all));
        return 0;
    }
}
