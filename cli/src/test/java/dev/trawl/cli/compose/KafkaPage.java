package dev.trawl.cli.compose;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * {@code docs/kafka.md}: its commands, in their order, must end well and say what the page shows of them. What differs
 * from run to run (numbers, times, identifiers, values of strings) counts as equal; a line of the page that ends in … is the
 * beginning of one.
 */
final class KafkaPage {

    private static final Duration LIMIT = allow(Duration.ofMinutes(2));

    private final Compose compose;

    KafkaPage(Compose compose) {
        this.compose = compose;
    }

    /** A command and what the page shows of its answer. */
    private record Shown(String command, List<String> answer) {}

    void check() {
        List<Shown> page = read();
        assertThat(page).as("commands in docs/kafka.md").hasSizeGreaterThan(15);
        Map<String, String> environment = new HashMap<>(compose.environment());
        environment.put("LC_ALL", "C.UTF-8");
        var shell = new Command(compose.folder(), environment, LIMIT);
        var definitions = new StringBuilder();
        for (Shown shown : page) {
            if (shown.command().matches("(?s)\\w+\\(\\) \\{.*")) {
                definitions.append(here(shown.command())).append('\n');
            } else {
                check(shown, shell, definitions.toString());
            }
        }
    }

    /** Asks again for a while: what a command shows may be on its way still. */
    private void check(Shown shown, Command shell, String definitions) {
        List<String> command = List.of("bash", "-c", definitions + here(shown.command()));
        Awaitility.await(shown.command())
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    String said =
                            shell.run(command).orFail(List.of(shown.command())).said();
                    List<String> lines = said.lines().map(KafkaPage::shape).toList();
                    int at = 0;
                    for (String expected : shown.answer()) {
                        List<String> rest = lines.subList(at, lines.size());
                        assertThat(rest)
                                .as("docs/kafka.md: '%s' is to answer like '%s'", shown.command(), expected)
                                .anyMatch(line -> isLike(line, expected));
                        at += 1
                                + IntStream.range(0, rest.size())
                                        .filter(i -> isLike(rest.get(i), expected))
                                        .findFirst()
                                        .orElseThrow();
                    }
                });
    }

    private static boolean isLike(String line, String expected) {
        return expected.endsWith("…")
                ? line.startsWith(shape(expected.substring(0, expected.length() - 1)))
                : line.equals(shape(expected));
    }

    /** With the addresses and programs of this run. */
    private String here(String command) {
        return command.replace(
                        "127.0.0.1:9092", "127.0.0.1:" + compose.environment().get("TRAWL_KAFKA_PORT"))
                .replace("docker compose ", String.join(" ", compose.program()) + " ")
                .replace("sites/", compose.sites() + "/")
                .replace(
                        "./trawl ",
                        System.getProperty("java.home") + "/bin/java -cp"
                                + " 'cli/target/classes:cli/target/lib/*'"
                                + " dev.trawl.cli.Trawl ");
    }

    /** Without what differs from run to run. */
    private static String shape(String line) {
        return line.strip()
                .replaceAll("\"(?!outcome|kind|site)(\\w+)\":\"(?:[^\"\\\\]|\\\\.)*\"?", "\"$1\":S")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "U")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?", "T")
                .replaceAll("\\b[0-9a-f]{8,}\\b", "H")
                .replaceAll("\\d+", "N")
                .replaceAll("\\s+", " ");
    }

    private List<Shown> read() {
        List<Shown> page = new ArrayList<>();
        boolean inside = false;
        boolean goesOn = false;
        for (String line : text().lines().toList()) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && goesOn) {
                Shown last = page.removeLast();
                page.add(new Shown(last.command() + "\n" + line, last.answer()));
                goesOn = line.endsWith("\\");
            } else if (inside && line.startsWith("$ ")) {
                page.add(new Shown(line.substring(2), new ArrayList<>()));
                goesOn = line.endsWith("\\");
            } else if (inside && !line.isBlank() && !line.strip().equals("…")) {
                page.getLast().answer().add(line);
            }
        }
        return page;
    }

    private String text() {
        try {
            return Files.readString(compose.folder().resolve("docs/kafka.md"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
