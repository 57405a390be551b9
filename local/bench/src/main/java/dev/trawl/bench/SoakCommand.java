package dev.trawl.bench;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.soak.Soak;
import dev.trawl.bench.soak.SoakReport;
import dev.trawl.bench.soak.SoakSettings;
import dev.trawl.launcher.stack.StackFailed;
import dev.trawl.servers.ServerFailed;
import dev.trawl.servers.ServerFiles;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl soak}. */
@Command(
        name = "trawl soak",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lets a whole pipeline crawl the demo blog for many visits, one in twenty of a user that fails on purpose, and draws",
            "memory, threads and open descriptors of every service and of the browser, and the time per page.",
            "Exit status 0 when every curve is flat after the warm-up, every visit ended as the demo blog intends, and nothing",
            "is left at the end; 1 otherwise. Not a test: other work on the machine shows in the time per page."
        })
@SuppressWarnings("unused") // picocli sets the fields.
public final class SoakCommand implements Callable<Integer> {

    @Option(
            names = "--visits",
            defaultValue = "2000",
            paramLabel = "N",
            description = "How many; 40 at least (${DEFAULT-VALUE}).")
    private int visits;

    @Option(
            names = "--fetchers",
            defaultValue = "1",
            paramLabel = "N",
            description = "Fetchers, 1 to 16 (${DEFAULT-VALUE}).")
    private int fetchers;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Where the picture goes, a PNG; the samples go beside it as CSV (docs/soak.png).")
    private @Nullable Path picture;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the logs, and the data of Kafka and Postgres, in this folder.")
    private @Nullable Path data;

    @Option(names = "--markdown", description = "Put the table into docs/performance.md.")
    private boolean markdown;

    @Spec
    private @Nullable CommandSpec spec;

    private SoakCommand() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(
                new CommandLine(new SoakCommand()).setUsageHelpAutoWidth(true).execute(arguments));
    }

    @Override
    public Integer call() {
        Path image = picture();
        Soak soak = soak(samples(image));
        var interruptHandler = new InterruptHandler();
        interruptHandler.watch();
        try {
            return told(soak.run(), image);
        } catch (BenchFailed | ServerFailed | StackFailed | UncheckedIOException e) {
            if (!interruptHandler.isAsked()) {
                System.err.println("soak: " + e.getMessage());
            }
            return 1;
        } finally {
            interruptHandler.unwound();
        }
    }

    private Path picture() {
        Path file = picture == null ? ServerFiles.root().resolve("docs/soak.png") : picture.toAbsolutePath();
        if (!file.toString().endsWith(".png") || !Files.isDirectory(file.resolveSibling("."))) {
            throw new ParameterException(
                    new CommandLine(this),
                    "'" + file + "' is not a picture's name: expected FILE.png in a folder that is there");
        }
        return file;
    }

    private static Path samples(Path image) {
        String name = image.getFileName().toString();
        return image.resolveSibling(name.substring(0, name.length() - ".png".length()) + ".csv");
    }

    private Soak soak(Path samples) {
        try {
            var settings = new SoakSettings(
                    visits,
                    fetchers,
                    samples,
                    Optional.ofNullable(data).map(Path::toAbsolutePath),
                    line -> System.out.println("  " + line));
            return new Soak(settings, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(new CommandLine(this), String.valueOf(e.getMessage()));
        }
    }

    private int told(SoakReport report, Path image) {
        report.draw(image);
        String text = report.markdown();
        System.out.println();
        System.out.println(text);
        System.out.println();
        System.out.println("drawn in " + image + ", the samples are in " + samples(image));
        if (markdown) {
            Path page = ServerFiles.root().resolve("docs/performance.md");
            String shown =
                    page.resolveSibling(".").normalize().relativize(image).toString();
            new PerformancePage(page).write("soak", "![Curves over the visits](" + shown + ")\n\n" + text);
            System.out.println("written to " + page);
        }
        return report.isWell() ? 0 : 1;
    }
}
