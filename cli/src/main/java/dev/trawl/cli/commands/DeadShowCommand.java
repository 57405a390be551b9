package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.DeadLetters;
import dev.trawl.cli.crawl.Letter;
import dev.trawl.cli.crawl.RequestRefused;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.terminal.TerminalOutput;
import dev.trawl.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trawl dead show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows one dead letter, its attempts, and saves its evidence; FILE may be - for this terminal.")
@SuppressWarnings("unused") // picocli sets the fields
final class DeadShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "As list shows it.")
    private long id;

    @Option(names = "--screenshot", paramLabel = "FILE", description = "Where to save the picture of the page (JPEG).")
    private @Nullable Path screenshot;

    @Option(names = "--html", paramLabel = "FILE", description = "Where to save the page.")
    private @Nullable Path html;

    @Option(names = "--console", paramLabel = "FILE", description = "Where to save what the page wrote on its console.")
    private @Nullable Path console;

    @Option(names = "--timeline", paramLabel = "FILE", description = "Where to save what happened when.")
    private @Nullable Path timeline;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the pipeline of this name.")
    private @Nullable String name;

    private final TerminalOutput terminalOutput = new TerminalOutput(System.out, false);

    @Override
    public Integer call() {
        DeadLetters letters = new RunningPipeline(name).scheduler().deadLetters();
        try {
            Optional<Letter> found = letters.one(id);
            if (found.isEmpty()) {
                terminalOutput.say("no such letter");
                return DeadCommand.NO_SUCH_LETTER;
            }
            Letter letter = found.get();
            terminalOutput.say(facts(letter).text());
            terminalOutput.say("");
            terminalOutput.say(attempts(letters, letter).text());
            return save(letters) ? 0 : 1;
        } catch (ServiceUnanswered e) {
            throw new SchedulerUnavailable(e);
        }
    }

    private static TextTable facts(Letter letter) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("letter", Long.toString(letter.id())));
        rows.add(List.of("reason", letter.text("reason")));
        rows.add(List.of("kind", letter.text("kind")));
        rows.add(List.of("user", letter.account()));
        rows.add(List.of("crawl", letter.text("crawlId")));
        rows.add(List.of("where", letter.where()));
        rows.add(List.of("had", letter.had()));
        rows.add(List.of("missing", letter.missing()));
        rows.add(List.of("attempt", letter.text("attempt")));
        rows.add(List.of("at", letter.text("at")));
        rows.add(List.of("written by", letter.text("by")));
        rows.add(List.of("task", letter.text("taskId")));
        rows.add(List.of("laid aside", letter.text("discardedAt")));
        rows.add(List.of("tried again", letter.text("replayedAt")));
        rows.add(List.of("evidence", String.join(", ", letter.evidence())));
        return new TextTable(
                List.of("", ""),
                rows.stream().filter(row -> !row.get(1).isEmpty()).toList());
    }

    private static TextTable attempts(DeadLetters letters, Letter letter) throws ServiceUnanswered {
        return new TextTable(
                List.of("at", "attempt", "what", "state", "fetcher", "reason"),
                letters.history(letter.text("taskId")).stream()
                        .map(entry -> List.of(
                                entry.path("at").asString("").replaceFirst("\\.\\d+Z", "Z"),
                                entry.path("attempt").asString(""),
                                entry.path("what").asString(""),
                                entry.path("after").asString(""),
                                entry.path("fetcher").asString(""),
                                entry.path("reason").asString("")))
                        .toList());
    }

    /** What is not there is said, and the rest saved. */
    private boolean save(DeadLetters letters) throws ServiceUnanswered {
        boolean all = true;
        Map<String, Path> wanted = new LinkedHashMap<>();
        put(wanted, "screenshot", screenshot);
        put(wanted, "html", html);
        put(wanted, "console", console);
        put(wanted, "timeline", timeline);
        for (Map.Entry<String, Path> one : wanted.entrySet()) {
            try {
                write(one.getKey(), one.getValue(), letters.evidence(id, one.getKey()));
            } catch (RequestRefused e) {
                terminalOutput.say(one.getKey() + ": " + e.getMessage());
                all = false;
            } catch (IOException e) {
                throw new StackFailed("cannot write " + one.getValue() + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    private static void put(Map<String, Path> wanted, String kind, @Nullable Path file) {
        if (file != null) {
            wanted.put(kind, file);
        }
    }

    private void write(String kind, Path file, byte[] bytes) throws IOException {
        if (file.toString().equals("-")) {
            System.out.write(bytes);
            System.out.println();
            System.out.flush();
        } else {
            Files.write(file, bytes);
            terminalOutput.say(kind + ": " + file + ", " + bytes.length + " bytes");
        }
    }
}
