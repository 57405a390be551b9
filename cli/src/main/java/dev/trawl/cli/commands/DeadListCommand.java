package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.Letter;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.terminal.TerminalOutput;
import dev.trawl.terminal.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trawl dead list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows dead letters, the newest first.")
@SuppressWarnings("unused") // picocli sets the fields
final class DeadListCommand implements Callable<Integer> {

    private static final List<String> HEADS = List.of("id", "kind", "user", "crawl", "attempt", "at", "reason");

    @Mixin
    private LetterOptions options = new LetterOptions();

    @Option(
            names = "--limit",
            defaultValue = "100",
            paramLabel = "N",
            description = "The most letters, 1 to 1000 (${DEFAULT-VALUE}).")
    private int limit = 100;

    private final TerminalOutput terminalOutput = new TerminalOutput(System.out, false);

    @Override
    public Integer call() {
        try {
            List<Letter> letters = options.pipeline().scheduler().deadLetters().list(options.filter(), limit);
            if (letters.isEmpty()) {
                terminalOutput.say("no dead letters");
                return 0;
            }
            terminalOutput.say(new TextTable(
                            HEADS, letters.stream().map(DeadListCommand::row).toList())
                    .text());
            if (letters.size() == limit) {
                terminalOutput.say("perhaps there are more: --limit N");
            }
            return 0;
        } catch (ServiceUnanswered e) {
            throw new SchedulerUnavailable(e);
        }
    }

    private static List<String> row(Letter letter) {
        return List.of(
                Long.toString(letter.id()),
                letter.text("kind"),
                letter.account(),
                letter.text("crawlId"),
                letter.text("attempt"),
                letter.text("at").replaceFirst("\\.\\d+Z", "Z"),
                letter.text("reason"));
    }
}
