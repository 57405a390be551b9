package dev.trawl.cli;

import dev.trawl.cli.commands.AttachedCommands;
import dev.trawl.cli.commands.BackgroundCommand;
import dev.trawl.cli.commands.DeadCommand;
import dev.trawl.cli.commands.DemoCommand;
import dev.trawl.cli.commands.KafkaTool;
import dev.trawl.cli.commands.PrepareCommand;
import dev.trawl.cli.commands.RunCommand;
import dev.trawl.cli.commands.ShortUsage;
import dev.trawl.cli.commands.StatusCommand;
import dev.trawl.cli.commands.StopCommand;
import dev.trawl.cli.commands.WrongOption;
import dev.trawl.cli.crawl.RequestRefused;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.devservers.ServerFailed;
import java.io.UncheckedIOException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code trawl}: those commands that need more than a shell. */
@Command(
        name = "trawl",
        mixinStandardHelpOptions = true,
        version = "trawl 0.1.0",
        sortOptions = false,
        description = "Crawls profiles and articles of blog platforms with real browsers, on this machine.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StatusCommand.class,
            DeadCommand.class,
            StopCommand.class,
            BackgroundCommand.class,
            PrepareCommand.class
        })
public final class Launcher implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        if (arguments.length > 0 && KafkaTool.isOne(arguments[0])) {
            return guarded(() ->
                    KafkaTool.named(arguments[0]).run(Arrays.asList(arguments).subList(1, arguments.length)));
        }
        var command = new CommandLine(AttachedCommands.areWanted() ? new AttachedCommands() : new Launcher());
        command.setUsageHelpAutoWidth(true);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler(new ShortUsage());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (isExplained(failure)) {
                System.err.println("trawl: " + failure.getMessage());
                return status(failure);
            }
            throw failure;
        });
        return command.execute(arguments);
    }

    private static int guarded(java.util.function.IntSupplier action) {
        try {
            return action.getAsInt();
        } catch (StackFailed e) {
            System.err.println("trawl: " + e.getMessage());
            return 1;
        }
    }

    /** Those whose message is a sentence for the person at the terminal. */
    private static boolean isExplained(Exception failure) {
        return failure instanceof StackFailed
                || failure instanceof ServerFailed
                || failure instanceof RequestRefused
                || failure instanceof WrongOption
                || failure instanceof SchedulerUnavailable
                || failure instanceof UncheckedIOException;
    }

    private static int status(Exception failure) {
        if (failure instanceof SchedulerUnavailable) {
            return SchedulerUnavailable.STATUS;
        }
        boolean wrong = failure instanceof WrongOption
                || failure instanceof RequestRefused requestRefused && requestRefused.status() == 400;
        return wrong ? WrongOption.STATUS : 1;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
