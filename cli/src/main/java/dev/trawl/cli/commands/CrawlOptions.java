package dev.trawl.cli.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whom to crawl and how: the options of {@code run} that do not depend on who runs the pipeline. */
@SuppressWarnings("unused") // picocli sets the fields
final class CrawlOptions {

    @Option(names = "--site", required = true, paramLabel = "SITE", description = "The site, as sites/SITE.yml.")
    private String site = "";

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Accounts accounts = new Accounts();

    /** Whom to crawl. */
    @SuppressWarnings("unused") // picocli sets the fields
    static final class Accounts {
        @Option(
                names = "--users",
                paramLabel = "FILE",
                description = "User IDs, one a line; blank lines and lines that begin with # are skipped.")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--user", paramLabel = "ID", description = "One user ID; may be repeated.")
        private List<String> users = new ArrayList<>();
    }

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            converter = KnownScope.class,
            description = "profile, list or bodies (default: the scheduler's).")
    private @Nullable String scope;

    @Option(
            names = "--crawl",
            paramLabel = "ID",
            description = "A name for the crawl; where there is one of that name already, it goes on.")
    private @Nullable String crawl;

    /** Refuses what is no scope. */
    static final class KnownScope implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("profile|list|bodies")) {
                throw new TypeConversionException("'" + text + "' is none of profile, list, bodies");
            }
            return text;
        }
    }

    String site() {
        return site;
    }

    /** The users of all files and options, one a line. */
    String list() {
        var list = new StringBuilder();
        for (Path file : accounts.files) {
            try {
                list.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
            } catch (NoSuchFileException e) {
                throw new WrongOption("there is no file " + file);
            } catch (IOException e) {
                throw new WrongOption("cannot read " + file + " as UTF-8: " + e.getMessage());
            }
        }
        accounts.users.forEach(user -> list.append(user).append('\n'));
        return list.toString();
    }

    /** As the scheduler takes them. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("site", site);
        settings.put("crawl", crawl == null ? CrawlName.of(site, Clock.systemUTC()) : crawl);
        if (scope != null) {
            settings.put("scope", scope);
        }
        return settings;
    }
}
