package dev.trawl.cli.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl dead}: dead letters from a terminal. */
@Command(
        name = "dead",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Users who could not be crawled: why, with the evidence; and what is to become of them.",
            "Exit status 0 when done; 1 when something failed; 2 for wrong options; 3 when no scheduler answers; 4 when there"
                    + " is no such letter."
        },
        subcommands = {DeadListCommand.class, DeadShowCommand.class, DeadReplayCommand.class, DeadDiscardCommand.class})
public final class DeadCommand implements Runnable {

    /** The exit status where no letter is meant. */
    static final int NO_SUCH_LETTER = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: list, show, replay or discard");
    }
}
