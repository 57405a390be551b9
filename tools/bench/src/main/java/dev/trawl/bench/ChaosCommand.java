package dev.trawl.bench;

import dev.trawl.bench.chaos.Chaos;
import dev.trawl.bench.chaos.ChaosReport;
import dev.trawl.bench.chaos.ChaosSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl bench chaos}, or {@code trawl chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kills one part of a whole pipeline after the other for 30 minutes, and compares ledger and rows at the end.",
            "Lets a whole pipeline crawl the demo blog, every third user with a fault, while one part after the other is killed",
            "with SIGKILL: scheduler, fetcher, parser, storage, browser, broker, database, and broker and database together. The",
            "next one is killed when the last is healthy and the work goes on. Malformed messages are put on every topic.",
            "At the end the ledger is compared by task ID, the rows field by field, the malformed messages by their positions.",
            "The last line is the verdict. Exit status 0 when nothing was lost, 1 otherwise, 2 for a wrong option."
        })
@SuppressWarnings("unused") // picocli sets the fields.
final class ChaosCommand extends LongCommand {

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
            description = "The seed of the list of kills, faults and poison (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--users",
            defaultValue = "500",
            paramLabel = "N",
            description = "Users at the start, 24 to 3000 (${DEFAULT-VALUE}); more are submitted as they run out.")
    private int users;

    @Option(
            names = "--once",
            description = "The short form: each part is killed once, and there are no more users than --users.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the logs, and the data of Kafka and Postgres, in this folder.")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    int run() {
        ChaosReport report = new Chaos(settings(), Clock.systemUTC()).run();
        publish("reliability.md", "chaos", report.markdown());
        System.out.println(report.verdict());
        return report.isWell() ? 0 : 1;
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
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
