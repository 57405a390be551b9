package dev.trawl.demoblog.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which URL is which captured file. One rule a line, {@code <regular expression> -> <file>}: the first expression that
 * matches the whole path with its query decides, {@code $1} in the file is its first group. Lines that are empty or
 * begin with {@code #} say nothing.
 */
public final class ReplayRules {

    private static final String ARROW = " -> ";

    private final List<Rule> rules;

    private record Rule(Pattern url, String file) {}

    private ReplayRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** No rule at all: a path is its own file. */
    public static ReplayRules none() {
        return new ReplayRules(List.of());
    }

    /** @throws IllegalArgumentException naming the line that is no rule */
    public static ReplayRules parse(String text) {
        var rules = new ArrayList<Rule>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int arrow = line.lastIndexOf(ARROW);
            if (arrow < 0) {
                throw new IllegalArgumentException(
                        "replay rules, line " + number + ": expected <regular expression>" + ARROW + "<file>");
            }
            try {
                rules.add(new Rule(
                        Pattern.compile(line.substring(0, arrow).strip()),
                        line.substring(arrow + ARROW.length()).strip()));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "replay rules, line " + number + ": not a regular expression: " + e.getDescription(), e);
            }
        }
        return new ReplayRules(rules);
    }

    public static ReplayRules read(Path file) throws IOException {
        return parse(Files.readString(file, UTF_8));
    }

    /** The rules that come with the demo blog for this host; none when there are none for it. */
    public static ReplayRules builtIn(String host) throws IOException {
        try (var in = host.matches("[a-z0-9.-]+") ? ReplayRules.class.getResourceAsStream(host + ".rules") : null) {
            return in == null ? none() : parse(new String(in.readAllBytes(), UTF_8));
        }
    }

    /** The file, relative to the folder of captured pages, that a path with its query means. */
    Optional<String> file(String pathAndQuery) {
        for (Rule rule : rules) {
            var match = rule.url().matcher(pathAndQuery);
            if (match.matches()) {
                return Optional.of(match.replaceFirst(rule.file()));
            }
        }
        return Optional.empty();
    }
}
