package dev.trawl.testing.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.testing.run.RunningJob.Ended;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run of all tests prints at its end: time and tests by module, and the slowest classes, unit tests included. */
final class TestReport {

    private static final int SLOWEST = 20;
    private static final int FAILURE_LINES = 80;

    /** The element with which a report of Surefire begins. */
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");

    private final List<Ended> jobs;
    private final Map<String, List<ClassResult>> units = new TreeMap<>();

    /** @param units whether the unit tests are part of the run: then their reports are read, which Surefire has left in the modules */
    TestReport(Path repository, List<Ended> jobs, boolean units) throws IOException {
        this.jobs = List.copyOf(jobs);
        if (units) {
            readUnits(repository);
        }
    }

    private void readUnits(Path repository) throws IOException {
        for (String module : TestJob.modules(repository)) {
            Path reports = repository.resolve(module).resolve("target/surefire-reports");
            if (Files.isDirectory(reports)) {
                units.put(module, suites(reports));
            }
        }
    }

    private static List<ClassResult> suites(Path reports) throws IOException {
        List<ClassResult> suites = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                suites.add(suite(Files.readString(file)));
            }
        }
        return suites;
    }

    private static ClassResult suite(String xml) {
        Matcher suite = SUITE.matcher(xml);
        if (!suite.find()) {
            throw new IllegalArgumentException("a report of Surefire has no test suite: "
                    + xml.lines().limit(3).toList());
        }
        String element = suite.group();
        int failed = number(element, "failures") + number(element, "errors");
        int skipped = number(element, "skipped");
        return new ClassResult(
                attribute(element, "name"),
                Duration.ofMillis(
                        Math.round(Double.parseDouble(attribute(element, "time").replace(",", "")) * 1000)),
                number(element, "tests") - failed - skipped,
                failed,
                skipped);
    }

    private static int number(String element, String attribute) {
        return Integer.parseInt(attribute(element, attribute));
    }

    private static String attribute(String element, String name) {
        Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name + " in " + element);
        }
        return found.group(1);
    }

    boolean isGreen() {
        return jobs.stream().allMatch(Ended::isGreen);
    }

    /** What went wrong in a job: its problem, and the part of its log from the first failure on. */
    static String failures(Ended job) throws IOException {
        // decoded leniently: the end of a process may have cut a character in two
        List<String> lines = Files.exists(job.log())
                ? new String(Files.readAllBytes(job.log()), UTF_8).lines().toList()
                : List.of();
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("FAILED: ")) {
            first++;
        }
        int from = first < lines.size() ? first : Math.max(0, lines.size() - FAILURE_LINES);
        return Stream.concat(
                        Stream.of(job.problem(), "its log: " + job.log()),
                        lines.subList(from, Math.min(lines.size(), from + FAILURE_LINES)).stream())
                .filter(line -> !line.isEmpty())
                .map(line -> "        " + line)
                .collect(Collectors.joining("\n"));
    }

    String text() {
        var text = new StringBuilder("\nintegration tests by process\n");
        for (Ended job : jobs) {
            row(text, job.job().name(), job.took(), job.classes());
        }
        if (!units.isEmpty()) {
            text.append("\nunit tests by module\n");
        }
        units.forEach((module, classes) -> row(text, module, sum(classes), classes));
        text.append("\nthe ").append(SLOWEST).append(" slowest test classes\n");
        all().sorted(Comparator.comparing(ClassResult::took).reversed())
                .limit(SLOWEST)
                .forEach(one -> row(text, one.name(), one.took(), List.of(one)));
        for (Ended job : jobs) {
            Ended first = job.first();
            if (first != null && job.isGreen()) {
                text.append("\nFAILED AT FIRST, passed alone: ")
                        .append(String.join(", ", first.failed()))
                        .append("; the failure is in ")
                        .append(first.log())
                        .append("\n");
            }
        }
        text.append("\n%d passed, %d failed, %d skipped\n"
                .formatted(
                        all().mapToInt(ClassResult::passed).sum(),
                        all().mapToInt(ClassResult::failed).sum()
                                + jobs.stream()
                                        .filter(job -> !job.problem().isEmpty())
                                        .count(),
                        all().mapToInt(ClassResult::skipped).sum()));
        return text.toString();
    }

    private Stream<ClassResult> all() {
        return Stream.concat(
                jobs.stream().flatMap(job -> job.classes().stream()),
                units.values().stream().flatMap(List::stream));
    }

    private static Duration sum(List<ClassResult> classes) {
        return classes.stream().map(ClassResult::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static void row(StringBuilder text, String name, Duration took, List<ClassResult> classes) {
        int tests = classes.stream()
                .mapToInt(one -> one.passed() + one.failed() + one.skipped())
                .sum();
        text.append(String.format(Locale.ROOT, "%8.1f s %5d tests  %s%n", took.toMillis() / 1000.0, tests, name));
    }
}
