package dev.trawl.cli.commands;

import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.Replicas;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.cli.stack.StackPlan;
import dev.trawl.cli.stack.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every command that starts a pipeline lets one choose. */
@SuppressWarnings("unused") // picocli sets the fields
final class StackOptions {

    @Option(
            names = "--fetchers",
            defaultValue = "2",
            paramLabel = "N",
            converter = FetcherCount.class,
            description = "Fetchers, 1 to 16 (${DEFAULT-VALUE}).")
    private int fetchers;

    @Option(
            names = "--parsers",
            defaultValue = "1",
            paramLabel = "N",
            converter = OtherCount.class,
            description = "Parsers, 1 to 6 (${DEFAULT-VALUE}).")
    private int parsers;

    @Option(
            names = "--storages",
            defaultValue = "1",
            paramLabel = "N",
            converter = OtherCount.class,
            description = "Storages, 1 to 6 (${DEFAULT-VALUE}).")
    private int storages;

    @Option(names = "--keep", description = "Leave everything running at the end; ./trawl stop ends it.")
    private boolean keep;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep the data of Kafka and Postgres, and the logs, in this folder, and go on with what is there.")
    private @Nullable Path data;

    @Option(names = "--name", paramLabel = "NAME", description = "A name for this pipeline among others.")
    private @Nullable String name;

    @Option(names = "--sites", paramLabel = "DIR", description = "The folder of site files (default: sites/).")
    private @Nullable Path sites;

    @Option(
            names = "--set",
            paramLabel = "[SERVICE:]KEY=VALUE",
            converter = Setting.class,
            description = "A setting of all services or of one, such as fetcher:trawl.fetcher.slots=1.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--replay", paramLabel = "DIR", hidden = true)
    private @Nullable Path replay;

    @Option(names = "--replay-host", paramLabel = "HOST", hidden = true)
    private @Nullable String replayHost;

    boolean keep() {
        return keep;
    }

    /** Takes a name; the given one exactly, or one like the default. */
    String claim(Stacks stacks, String defaultName) {
        return name == null ? stacks.claim(defaultName, false) : stacks.claim(name, true);
    }

    Optional<DemoPlan.Replay> replay() {
        return replay == null || replayHost == null
                ? Optional.empty()
                : Optional.of(new DemoPlan.Replay(replay, replayHost));
    }

    StackPlan plan(String claimed, Stacks stacks, Installation installation, Optional<DemoPlan> demo) {
        return new StackPlan(
                claimed,
                stacks.folder(claimed, Optional.ofNullable(data).map(Path::toAbsolutePath)),
                new Replicas(fetchers, parsers, storages),
                demo,
                sites == null ? installation.sites() : sites,
                settings.stream().map(StackOptions::argument).toList());
    }

    /** Refuses a site without a site file before anything is started. */
    void checkSite(String site, Installation installation) {
        Path folder = sites == null ? installation.sites() : sites;
        try (Stream<Path> files = Files.list(folder)) {
            List<String> known = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yml"))
                    .map(name -> name.substring(0, name.length() - ".yml".length()))
                    .sorted()
                    .toList();
            if (!known.contains(site)) {
                throw new WrongOption("there is no site file " + folder.resolve(site + ".yml") + "; sites are "
                        + String.join(", ", known));
            }
        } catch (IOException e) {
            throw new StackFailed("cannot read the folder of site files " + folder, e);
        }
    }

    /** Refuses what is no number of replicas. */
    private abstract static class Count implements ITypeConverter<Integer> {
        private final int most;

        Count(int most) {
            this.most = most;
        }

        @Override
        public Integer convert(String text) {
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
                throw new TypeConversionException("'" + text + "' is not a number from 1 to " + most);
            }
            return Integer.valueOf(text);
        }
    }

    /** Of fetchers. */
    static final class FetcherCount extends Count {
        FetcherCount() {
            super(Replicas.MAX_FETCHERS);
        }
    }

    /** Of parsers, of storages. */
    static final class OtherCount extends Count {
        OtherCount() {
            super(Replicas.MAX_OTHERS);
        }
    }

    /** Refuses what is no setting. */
    static final class Setting implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.indexOf('=') <= 0) {
                throw new TypeConversionException("'" + text + "' is not [SERVICE:]KEY=VALUE");
            }
            return text;
        }
    }

    /** {@code fetcher:key=value} becomes {@code fetcher:--key=value}. */
    private static String argument(String setting) {
        int colon = setting.indexOf(':');
        int equals = setting.indexOf('=');
        boolean own = colon > 0
                && (equals < 0 || colon < equals)
                && setting.substring(0, colon).matches("[a-z]+");
        return own ? setting.substring(0, colon + 1) + "--" + setting.substring(colon + 1) : "--" + setting;
    }

    /** The same choices as arguments, for the process that is to hold the pipeline. */
    List<String> arguments(String claimed) {
        List<String> arguments = new ArrayList<>(List.of(
                "--name",
                claimed,
                "--fetchers",
                Integer.toString(fetchers),
                "--parsers",
                Integer.toString(parsers),
                "--storages",
                Integer.toString(storages)));
        if (data != null) {
            arguments.addAll(List.of("--data", data.toAbsolutePath().toString()));
        }
        if (sites != null) {
            arguments.addAll(List.of("--sites", sites.toAbsolutePath().toString()));
        }
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        replay().ifPresent(pages -> arguments.addAll(
                List.of("--replay", pages.folder().toAbsolutePath().toString(), "--replay-host", pages.host())));
        return arguments;
    }
}
