package dev.trawl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.cli.commands.KafkaTool;
import dev.trawl.cli.commands.ShortUsage;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code trawl}. */
@Command(
        name = "trawl",
        mixinStandardHelpOptions = true,
        version = "trawl 0.1.0",
        sortOptions = false,
        customSynopsis = "trawl COMMAND [OPTIONS]")
public final class Trawl implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Trawl() {}

    public static void main(String[] arguments) {
        // pages are in any script, whatever the locale of the shell
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), arguments));
    }

    /** @return the exit status of the command */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (KafkaTool.isOne(first)) {
            List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
            return KafkaTool.run(first, rest, err);
        }
        return commandLine(CommandList.here(), first)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new ShortUsage())
                .setExecutionExceptionHandler(new ExplainedFailures())
                .execute(arguments);
    }

    /** Only the named command: it starts sooner when picocli does not read the options of all. All of them where there is none of this name. */
    static CommandLine commandLine(CommandList commands, String name) {
        Optional<Class<?>> named = commands.find(name);
        return named.isPresent() ? new CommandLine(new Trawl()).addSubcommand(named.get()) : commandLine(commands);
    }

    static CommandLine commandLine(CommandList commands) {
        var line = new CommandLine(new Trawl());
        List<CommandGroup> groups = commands.groups();
        groups.forEach(group -> group.commands().forEach(line::addSubcommand));
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.description(commands.description()).footer(commands.footer());
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        usage.sectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                        help -> groups.stream().map(group -> group.text(help)).collect(Collectors.joining()));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
