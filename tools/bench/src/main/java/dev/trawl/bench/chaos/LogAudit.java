package dev.trawl.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for lines of the services' logs that come again and again. */
final class LogAudit {

    /** What a service says about one message, or in one sentence, without a kill to explain it. */
    private static final int OFTEN = 4;

    private static final Pattern LINE = Pattern.compile("^\\S+\\s+(WARN|ERROR) .*?: (.*)$");
    private static final Pattern PLACE = Pattern.compile("\\bcrawl\\.[a-z.]+/\\d+/\\d+\\b");

    private final Path logs;
    private final int kills;

    /** @param kills each may repeat a line: what was not acknowledged is delivered again */
    LogAudit(Path logs, int kills) {
        this.logs = logs;
        this.kills = kills;
    }

    /** A sentence for each line that comes too often. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (Path log : services()) {
            Map<String, Integer> texts = new HashMap<>();
            Map<String, Integer> places = new HashMap<>();
            count(log, texts, places);
            report(findings, log, texts, OFTEN + 2 * kills);
            report(findings, log, places, OFTEN + kills);
        }
        return findings;
    }

    private static void report(List<String> findings, Path log, Map<String, Integer> counts, int most) {
        counts.forEach((text, count) -> {
            if (count > most) {
                findings.add(log.getFileName() + " says " + count + " times: " + text);
            }
        });
    }

    private static void count(Path log, Map<String, Integer> texts, Map<String, Integer> places) {
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                texts.merge(line.group(2), 1, Integer::sum);
                Matcher place = PLACE.matcher(line.group(2));
                while (place.find()) {
                    places.merge(place.group(), 1, Integer::sum);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Warnings and errors in all logs so far: when nothing is left to do their number stands still. */
    long warnings() {
        return services().stream().mapToLong(LogAudit::warnings).sum();
    }

    private static long warnings(Path log) {
        Map<String, Integer> texts = new HashMap<>();
        count(log, texts, new HashMap<>());
        return texts.values().stream().mapToLong(Integer::longValue).sum();
    }

    private List<Path> services() {
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(file ->
                            file.getFileName().toString().matches("(scheduler|fetcher-\\d+|parser|storage)\\.log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + logs, e);
        }
    }
}
