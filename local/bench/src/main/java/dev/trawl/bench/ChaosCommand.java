package dev.trawl.bench;

import dev.trawl.bench.chaos.Chaos;
import dev.trawl.bench.chaos.ChaosReport;
import dev.trawl.bench.chaos.ChaosSettings;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.launcher.stack.StackFailed;
import dev.trawl.servers.ServerFailed;
import dev.trawl.servers.ServerFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl chaos}. */
@Command(
        name = "trawl chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lets a whole pipeline crawl the demo blog, every third user with a fault, while one part after the other is killed",
            "with SIGKILL: scheduler, fetcher, parser, storage, browser, broker, database, and broker and database together; the",
            "next as soon as the last is healthy and the work goes on. Messages that cannot be read are put on every topic.",
            "At the end the ledger is compared by task ID, the rows field by field, the poison by its place.",
            "The last line is the verdict. Exit status 0 when nothing was lost, 1 otherwise, 2 for a wrong option."
        })
@SuppressWarnings("unused") // picocli sets the fields.
public final class ChaosCommand implements Callable<Integer> {

    @Option(
            names = "--minutes",
            defaultValue = "30",
            paramLabel = "N",
            description = "How long to kill, 1 to 60 (${DEFAULT-VALUE}); the last tasks take some more.")
    private int minutes;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "What the list of kills, faults and poison is drawn from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--users",
            defaultValue = "500",
            paramLabel = "N",
            description = "Users at the start, 24 to 3000 (${DEFAULT-VALUE}); more are submitted as they run out.")
    private int users;

    @Option(
            names = "--once",
            description = "The short form: each part dies once, and there are no more users than --users.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the logs, and the data of Kafka and Postgres, in this folder.")
    private @Nullable Path data;

    @Option(names = "--markdown", description = "Put the report into docs/reliability.md.")
    private boolean markdown;

    @Spec
    private @Nullable CommandSpec spec;

    private ChaosCommand() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new ChaosCommand()).setUsageHelpAutoWidth(true).execute(arguments));
    }

    @Override
    public Integer call() {
        var chaos = new Chaos(settings(), Clock.systemUTC());
        var interruptHandler = new InterruptHandler();
        interruptHandler.watch();
        try {
            return told(chaos.run());
        } catch (BenchFailed | ServerFailed | StackFailed | UncheckedIOException e) {
            if (!interruptHandler.isAsked()) {
                System.out.println("FAILED: " + e.getMessage());
            }
            return 1;
        } finally {
            interruptHandler.unwound();
        }
    }

    private ChaosSettings settings() {
        try {
            return new ChaosSettings(
                    users,
                    once ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
                    seed,
                    line -> System.out.println("  " + line),
                    Optional.ofNullable(data).map(Path::toAbsolutePath),
                    ChaosSettings.PAGE_LIMIT);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(new CommandLine(this), String.valueOf(e.getMessage()));
        }
    }

    private int told(ChaosReport report) {
        System.out.println();
        System.out.println(report.markdown());
        if (markdown) {
            Path page = ServerFiles.root().resolve("docs/reliability.md");
            new PerformancePage(page).write("chaos", report.markdown());
            System.out.println("written to " + page);
        }
        System.out.println(report.verdict());
        return report.isWell() ? 0 : 1;
    }
}
