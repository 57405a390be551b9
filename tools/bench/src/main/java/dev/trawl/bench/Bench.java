package dev.trawl.bench;

import dev.trawl.bench.fetch.FetchBench;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.parse.ParseBench;
import dev.trawl.bench.start.StartBench;
import dev.trawl.bench.store.StoreBench;
import dev.trawl.bench.submit.SubmitBench;
import dev.trawl.bench.takeover.TakeoverBench;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.terminal.TextTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trawl bench}: the measurements, and the long runs {@code soak} and {@code chaos}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the services against the barest program that does the same, in one run, and prints the ratios.",
            "Not a test: other work on the machine changes the figures. The share of other programs is printed beside them.",
            "docs/performance.md explains each measurement."
        },
        commandListHeading = "%nMeasurements, and long runs with options of their own:%n",
        subcommands = {SoakCommand.class, ChaosCommand.class})
@SuppressWarnings("unused") // picocli sets the fields.
final class Bench extends LongCommand {

    private static final List<Benchmark> ALL = List.of(
            new FetchBench(),
            new ParseBench(),
            new StoreBench(),
            new SubmitBench(),
            new TakeoverBench(),
            new StartBench());

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Which to run, in this order. Default: fetch, parse, store, submit, takeover and start.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--pages",
            defaultValue = "60",
            description = "fetch, start: pages that each contender visits in a round (${DEFAULT-VALUE}).")
    private int pages;

    @Option(
            names = "--messages",
            defaultValue = "2000",
            description = "parse, store: messages in the topic that parser or storage empties (${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--ids",
            defaultValue = "1000000",
            description = "submit: user IDs of the largest upload (${DEFAULT-VALUE}).")
    private int ids;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Measured rounds, after one that is not measured (${DEFAULT-VALUE}).")
    private int rounds;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Spec
    void listMeasurementsIn(CommandSpec listing) {
        spec = listing;
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Bench::commands);
    }

    private static String commands(Help help) {
        var table = new TextTable("", "");
        ALL.forEach(one -> table.row(one.name(), one.purpose()));
        help.subcommands()
                .forEach((name, run) ->
                        table.row(name, run.commandSpec().usageMessage().description()[0]));
        return table.text().indent(2);
    }

    /** Of all measurements. */
    static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    @Override
    int run() {
        List<Benchmark> chosen =
                wanted.isEmpty() ? ALL : wanted.stream().map(this::benchmark).toList();
        // short: the paths of a browser's sockets are limited
        var folder = new RunFolder(
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "bench-" + ProcessHandle.current().pid()),
                Optional.empty());
        var settings = new BenchSettings(pages, messages, ids, rounds, folder, line -> System.out.println("  " + line));
        folder.create();
        boolean done = false;
        try {
            chosen.forEach(one -> run(one, settings));
            done = true;
        } finally {
            if (done || isInterrupted()) {
                folder.delete();
            } else {
                System.out.println("logs are in " + folder.logs());
            }
        }
        return 0;
    }

    private Benchmark benchmark(String name) {
        return ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no measurement '" + name + "', expected one of " + String.join(", ", names())));
    }

    private void run(Benchmark one, BenchSettings settings) {
        System.out.println(one.name() + ": " + one.purpose());
        publish("performance.md", one.name(), one.run(settings).markdown() + "\n\n" + machine());
    }

    private String machine() {
        return "- measured " + clock.instant().truncatedTo(ChronoUnit.MINUTES) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version").replaceFirst("-.*", "") + ", Java "
                + Runtime.version().feature() + ", " + rounds
                + " rounds; median [least–greatest]";
    }
}
