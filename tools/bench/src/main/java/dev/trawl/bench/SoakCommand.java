package dev.trawl.bench;

import dev.trawl.bench.soak.Soak;
import dev.trawl.bench.soak.SoakReport;
import dev.trawl.bench.soak.SoakSettings;
import dev.trawl.devservers.ServerFiles;
import dev.trawl.terminal.TerminalOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl bench soak}, or {@code trawl soak}. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws memory, threads, descriptors and time per page of a whole pipeline over 2,000 visits.",
            "Lets a whole pipeline crawl the demo blog for many visits, one in twenty of a user that fails on purpose.",
            "The picture has every service and the browser.",
            "Exit status 0 when every curve is flat after the warm-up, every visit ended as the demo blog intends, and nothing",
            "is left at the end; 1 otherwise. Not a test: other work on the machine shows in the time per page."
        })
@SuppressWarnings("unused") // picocli sets the fields.
final class SoakCommand extends LongCommand {

    @Option(
            names = "--visits",
            defaultValue = "2000",
            paramLabel = "N",
            description = "The number of visits, 40 at least (${DEFAULT-VALUE}).")
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
            description = "The file for the picture, a PNG; the samples go beside it as CSV (docs/soak.png).")
    private @Nullable Path picture;

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
        Path image = picture();
        SoakReport report = soak(samples(image)).run();
        report.draw(image);
        Path docs = ServerFiles.root().resolve("docs");
        publish(
                "performance.md",
                "soak",
                "![Curves over the visits](" + docs.relativize(image) + ")\n\n" + report.markdown());
        System.out.println("drawn in " + image + ", the samples are in " + samples(image));
        return report.isWell() ? 0 : 1;
    }

    private Path picture() {
        Path file = picture == null ? ServerFiles.root().resolve("docs/soak.png") : picture.toAbsolutePath();
        if (!file.toString().endsWith(".png") || !Files.isDirectory(file.resolveSibling("."))) {
            throw wrong("'" + file + "' is not the name of a picture, expected FILE.png in an existing folder");
        }
        return file;
    }

    private static Path samples(Path image) {
        String name = image.getFileName().toString();
        return image.resolveSibling(name.substring(0, name.length() - ".png".length()) + ".csv");
    }

    private Soak soak(Path samples) {
        try {
            Optional<Path> kept = Optional.ofNullable(data).map(Path::toAbsolutePath);
            var settings = new SoakSettings(visits, fetchers, samples, kept, TerminalOutput.ofTerminal());
            return new Soak(settings, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
