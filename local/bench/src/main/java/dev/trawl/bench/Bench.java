package dev.trawl.bench;

import dev.trawl.bench.browser.LoopFailed;
import dev.trawl.bench.fetch.FetchBench;
import dev.trawl.bench.fetch.GuardsBench;
import dev.trawl.bench.latency.LatencyBench;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.parse.ParseBench;
import dev.trawl.bench.publish.PublishBench;
import dev.trawl.bench.start.StartBench;
import dev.trawl.bench.store.StoreBench;
import dev.trawl.bench.submit.SubmitBench;
import dev.trawl.bench.takeover.TakeoverBench;
import dev.trawl.launcher.stack.StackFailed;
import dev.trawl.servers.ServerFailed;
import dev.trawl.servers.ServerFiles;
import dev.trawl.servers.TemporaryFolders;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(
        name = "trawl bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the services against the barest program that does the same, in one run, and prints the ratios.",
            "Not a test: figures of a machine that does something else meanwhile mean little, and it says how much others used.",
            "docs/performance.md explains each."
        })
@SuppressWarnings("unused") // picocli sets the fields.
public final class Bench implements Callable<Integer> {

    /** Held, or its level would go with it. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final List<Benchmark> ALL = List.of(
            new FetchBench(),
            new GuardsBench(),
            new ParseBench(),
            new StoreBench(),
            new SubmitBench(),
            new PublishBench(),
            new LatencyBench(),
            new TakeoverBench(),
            new StartBench());

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "Which to run, in this order: fetch, guards, parse, store, submit, publish, latency, takeover, start."
                            + " Default: all.")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--list", description = "Say which there are.")
    private boolean list;

    @Option(
            names = "--pages",
            defaultValue = "60",
            description = "Pages that each contender visits in a round (${DEFAULT-VALUE}).")
    private int pages;

    @Option(
            names = "--messages",
            defaultValue = "2000",
            description = "Messages in the topic that parser or storage empties (${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--ids",
            defaultValue = "1000000",
            description =
                    "User IDs of the largest upload, and of the backlog that is published from (${DEFAULT-VALUE}).")
    private int ids;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Measured rounds, after one that is not measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--markdown", description = "Put the tables into docs/performance.md.")
    private boolean markdown;

    @Spec
    @org.jspecify.annotations.Nullable
    private CommandSpec spec;

    private final PrintStream out = System.out;
    private final Clock clock = Clock.systemUTC();

    private Bench() {}

    public static void main(String[] arguments) {
        SELENIUM.setLevel(Level.SEVERE);
        System.exit(run(arguments));
    }

    /** Of all benchmarks. */
    static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    static int run(String... arguments) {
        return new CommandLine(new Bench()).setUsageHelpAutoWidth(true).execute(arguments);
    }

    @Override
    public Integer call() {
        if (list) {
            ALL.forEach(one -> out.printf("%-8s %s%n", one.name(), one.purpose()));
            return 0;
        }
        List<Benchmark> chosen = chosen();
        // short: a browser's sockets are in it, and their paths are limited
        Path folder = TemporaryFolders.create(Path.of(
                System.getProperty("java.io.tmpdir"),
                "bench-" + ProcessHandle.current().pid()));
        var interruptHandler = new InterruptHandler();
        interruptHandler.watch();
        try {
            for (Benchmark one : chosen) {
                run(one, new BenchSettings(pages, messages, ids, rounds, folder, this::progress));
            }
            TemporaryFolders.delete(folder);
            return 0;
        } catch (BenchFailed | LoopFailed | ServerFailed | StackFailed e) {
            if (interruptHandler.isAsked()) {
                TemporaryFolders.delete(folder);
            } else {
                System.err.println(
                        "bench: " + e.getMessage() + System.lineSeparator() + "bench: logs are in " + folder);
            }
            return 1;
        } finally {
            interruptHandler.unwound();
        }
    }

    private List<Benchmark> chosen() {
        if (wanted.isEmpty()) {
            return ALL;
        }
        return wanted.stream()
                .map(name -> ALL.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ParameterException(
                                new CommandLine(this),
                                "no benchmark is called '" + name + "'; there are: "
                                        + String.join(
                                                ", ",
                                                ALL.stream()
                                                        .map(Benchmark::name)
                                                        .toList()))))
                .toList();
    }

    private void run(Benchmark one, BenchSettings settings) {
        out.println(one.name() + ": " + one.purpose());
        Report report = one.run(settings);
        String text = report.markdown() + "\n\n" + machine();
        out.println();
        out.println(text);
        out.println();
        if (markdown) {
            Path page = ServerFiles.root().resolve("docs/performance.md");
            new PerformancePage(page).write(one.name(), text);
            out.println("written to " + page);
        }
    }

    private String machine() {
        return "- measured " + clock.instant().truncatedTo(ChronoUnit.MINUTES) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version").replaceFirst("-.*", "") + ", Java "
                + Runtime.version().feature() + ", " + rounds
                + " rounds; median [least–greatest]";
    }

    private void progress(String line) {
        out.println("  " + line);
    }
}
