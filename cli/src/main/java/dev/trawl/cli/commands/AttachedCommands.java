package dev.trawl.cli.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code trawl} where the environment names a pipeline: those commands that start and end none. */
@Command(
        name = "trawl",
        mixinStandardHelpOptions = true,
        version = "trawl 0.1.0",
        sortOptions = false,
        description = "Crawls profiles and articles of blog platforms with the pipeline that runs.",
        footer = {
            "",
            "Site files, each with --help: check, try SITE --page FILE, and reparse, which reads pages again after a change.",
            "Kafka's own tools: kafka-topics --list, kafka-console-consumer --topic crawl.outcomes --from-beginning,",
            "kafka-share-groups --describe --group fetchers, and so on.",
            "Start and stop the pipeline with what runs it, such as docker compose up and down."
        },
        subcommands = {
            AttachedDemoCommand.class,
            AttachedRunCommand.class,
            AttachedStatusCommand.class,
            DeadCommand.class
        })
public final class AttachedCommands implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Whether the environment names a pipeline. */
    public static boolean areWanted() {
        return AttachedPipeline.isGiven();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
