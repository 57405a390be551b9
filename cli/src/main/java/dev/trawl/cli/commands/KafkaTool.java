package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.devservers.ServerFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kafka's own command-line tools, under the names of its scripts, against the pipeline that runs. */
public final class KafkaTool {

    private static final String PACKAGE = "org.apache.kafka.tools.";

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("kafka-topics", PACKAGE + "TopicCommand"),
            Map.entry("kafka-console-consumer", PACKAGE + "consumer.ConsoleConsumer"),
            Map.entry("kafka-console-producer", PACKAGE + "ConsoleProducer"),
            Map.entry("kafka-console-share-consumer", PACKAGE + "consumer.ConsoleShareConsumer"),
            Map.entry("kafka-share-groups", PACKAGE + "consumer.group.ShareGroupCommand"),
            Map.entry("kafka-consumer-groups", PACKAGE + "consumer.group.ConsumerGroupCommand"),
            Map.entry("kafka-configs", "kafka.admin.ConfigCommand"),
            Map.entry("kafka-get-offsets", PACKAGE + "GetOffsetShell"),
            Map.entry("kafka-dump-log", PACKAGE + "DumpLogSegments"));

    private final String main;

    private KafkaTool(String main) {
        this.main = main;
    }

    public static boolean isOne(String name) {
        return name.startsWith("kafka-");
    }

    /** The tools, by name. */
    public static List<String> names() {
        return CLASSES.keySet().stream().sorted().toList();
    }

    /**
     * Runs a tool on this terminal; {@code --name} chooses among several pipelines.
     *
     * @return its exit status, or 1 where it could not be started
     */
    public static int run(String tool, List<String> arguments, PrintWriter err) {
        try {
            return named(tool).run(arguments);
        } catch (StackFailed e) {
            err.println("trawl: " + e.getMessage());
            return 1;
        }
    }

    private static KafkaTool named(String name) {
        String main = CLASSES.get(name);
        if (main == null) {
            throw new StackFailed("there is no " + name + ", but " + String.join(", ", names()));
        }
        return new KafkaTool(main);
    }

    private int run(List<String> given) {
        List<String> arguments = new ArrayList<>(given);
        String name = taken(arguments, "--name");
        if (!arguments.contains("--bootstrap-server") && !main.endsWith("DumpLogSegments")) {
            arguments.addAll(0, List.of("--bootstrap-server", broker(name)));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                ServerFiles.kafkaLib() + File.separator + "*",
                main));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** Takes an option that is ours and its value out of the arguments; empty where it is not there. */
    private static String taken(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        if (at < 0 || at + 1 >= arguments.size()) {
            return "";
        }
        arguments.remove(at);
        return arguments.remove(at);
    }

    private static String broker(String name) {
        try {
            return new RunningPipeline(name.isEmpty() ? null : name).kafka();
        } catch (WrongOption several) {
            throw new StackFailed(String.valueOf(several.getMessage()));
        } catch (SchedulerUnavailable away) {
            throw new StackFailed(away.getMessage() + ": ./trawl demo --keep, or say --bootstrap-server HOST:PORT");
        }
    }
}
