package dev.trawl.cli.sites;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.cli.commands.ShortUsage;
import dev.trawl.cli.commands.WrongOption;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.sitecheck.live.LiveFailed;
import dev.trawl.sitecheck.page.AmbiguousPage;
import dev.trawl.sitecheck.reparse.messaging.KafkaFailed;
import dev.trawl.sitefile.BadSiteFile;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code trawl}: those commands that are about site files. */
@Command(
        name = "trawl",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks site files, tries them on pages, and reads pages again that are still in Kafka.",
        subcommands = {CheckCommand.class, TryCommand.class, ReparseCommand.class})
public final class Trial implements Runnable {

    /** Held, or its level would go with it. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Trial() {}

    public static void main(String[] arguments) {
        SELENIUM.setLevel(Level.SEVERE);
        // pages are in any script, whatever the locale of the shell
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var command = new CommandLine(new Trial());
        command.setOut(out);
        command.setErr(err);
        command.setUsageHelpAutoWidth(true);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler(new ShortUsage());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (isExplained(failure)) {
                line.getErr().println("trawl: " + failure.getMessage());
                return status(failure);
            }
            throw failure;
        });
        return command.execute(arguments);
    }

    /** Those whose message is a sentence for the person at the terminal. */
    private static boolean isExplained(Exception failure) {
        return failure instanceof AmbiguousPage
                || failure instanceof LiveFailed
                || failure instanceof KafkaFailed
                || failure instanceof BadSiteFile
                || failure instanceof WrongOption
                || failure instanceof SchedulerUnavailable
                || failure instanceof StackFailed
                || failure instanceof UncheckedIOException;
    }

    private static int status(Exception failure) {
        if (failure instanceof SchedulerUnavailable) {
            return SchedulerUnavailable.STATUS;
        }
        return failure instanceof AmbiguousPage || failure instanceof BadSiteFile || failure instanceof WrongOption
                ? WrongOption.STATUS
                : 1;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
