package dev.trawl.cli;

import dev.trawl.cli.commands.AttachedDemoCommand;
import dev.trawl.cli.commands.AttachedRunCommand;
import dev.trawl.cli.commands.AttachedStatusCommand;
import dev.trawl.cli.commands.BackgroundCommand;
import dev.trawl.cli.commands.DeadCommand;
import dev.trawl.cli.commands.DemoCommand;
import dev.trawl.cli.commands.PrepareCommand;
import dev.trawl.cli.commands.RunCommand;
import dev.trawl.cli.commands.RunningPipeline;
import dev.trawl.cli.commands.StatusCommand;
import dev.trawl.cli.commands.StopCommand;
import dev.trawl.cli.sites.CheckCommand;
import dev.trawl.cli.sites.ReparseCommand;
import dev.trawl.cli.sites.TryCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The commands of {@code trawl} in the order of its help.
 *
 * @param own the groups of this module
 * @param hidden commands that only other commands and the script call
 * @param extended whether other modules on the class path add groups: see {@link CommandProvider}
 * @param closing lines of the help below the commands
 */
record CommandList(
        String description, List<CommandGroup> own, List<Class<?>> hidden, boolean extended, List<String> closing) {

    private static final CommandGroup SITES =
            new CommandGroup("Site files", CheckCommand.class, TryCommand.class, ReparseCommand.class);

    private static final CommandGroup SHELL = new CommandGroup("The shell", CompletionCommand.class);

    /** Where the environment names a pipeline, the commands that start and end none; else all of them. */
    static CommandList here() {
        return RunningPipeline.isAttached() ? attached() : local();
    }

    static CommandList local() {
        return new CommandList(
                "Crawls profiles and articles of blog platforms with real browsers, on this machine: a real Kafka, a real"
                        + " Postgres, four services, Chromium.",
                List.of(
                        new CommandGroup("Crawl", DemoCommand.class, RunCommand.class),
                        new CommandGroup(
                                "A pipeline that runs", StatusCommand.class, DeadCommand.class, StopCommand.class),
                        SITES,
                        new CommandGroup(
                                "The sources",
                                ScriptCommand.Build.class,
                                ScriptCommand.Test.class,
                                ScriptCommand.Format.class),
                        SHELL),
                List.of(BackgroundCommand.class, PrepareCommand.class),
                true,
                List.of());
    }

    static CommandList attached() {
        return new CommandList(
                "Crawls profiles and articles of blog platforms with the pipeline that runs.",
                List.of(
                        new CommandGroup("Crawl", AttachedDemoCommand.class, AttachedRunCommand.class),
                        new CommandGroup("The pipeline", AttachedStatusCommand.class, DeadCommand.class),
                        SITES,
                        SHELL),
                List.of(),
                false,
                List.of("Start and stop the pipeline with what runs it, such as docker compose up and down."));
    }

    /** All groups, those of other modules last. */
    List<CommandGroup> groups() {
        List<CommandGroup> all = new ArrayList<>(own);
        if (extended) {
            ServiceLoader.load(CommandProvider.class).forEach(provider -> all.add(provider.group()));
        }
        return all;
    }

    /** The class of a command. The class path is looked through only for a command that is not in this module. */
    Optional<Class<?>> find(String name) {
        return named(name, Stream.concat(own.stream().flatMap(CommandGroup::stream), hidden.stream()))
                .or(() -> named(name, groups().stream().flatMap(CommandGroup::stream)));
    }

    private static Optional<Class<?>> named(String name, Stream<Class<?>> commands) {
        return commands.filter(command -> CommandGroup.name(command).equals(name))
                .findFirst();
    }

    String[] footer() {
        var lines = new ArrayList<String>(List.of(
                "",
                "Kafka's own tools, against the pipeline that runs: kafka-topics --list, kafka-console-consumer --topic"
                        + " crawl.outcomes --from-beginning, kafka-share-groups --describe --group fetchers, and so on.",
                ""));
        lines.addAll(closing);
        lines.add("trawl COMMAND --help says more.");
        return lines.toArray(String[]::new);
    }
}
