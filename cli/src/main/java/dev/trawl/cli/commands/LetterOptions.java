package dev.trawl.cli.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters, and of which pipeline. */
@SuppressWarnings("unused") // picocli sets the fields
final class LetterOptions {

    @Option(names = "--kind", paramLabel = "KIND", description = "timeout, click, browser, blocked, page or record.")
    private @Nullable String kind;

    @Option(names = "--site", paramLabel = "SITE", description = "Of this site.")
    private @Nullable String site;

    @Option(names = "--crawl", paramLabel = "ID", description = "Of this crawl.")
    private @Nullable String crawl;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Written then or later: 2026-11-25T08:00:00Z, or 2h for so long ago.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Written before.")
    private @Nullable String until;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "With this text in the reason, the user ID or the URL.")
    private @Nullable String text;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the pipeline of this name; may be left out when only one runs.")
    private @Nullable String name;

    /** As the scheduler takes them; those that were not given are left out. */
    Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        put(filter, "kind", kind);
        put(filter, "site", site);
        put(filter, "crawl", crawl);
        put(filter, "since", since);
        put(filter, "until", until);
        put(filter, "text", text);
        return filter;
    }

    private static void put(Map<String, String> filter, String field, @Nullable String value) {
        if (value != null) {
            filter.put(field, value);
        }
    }

    RunningPipeline pipeline() {
        return new RunningPipeline(name);
    }
}
