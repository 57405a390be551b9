package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.DeadLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trawl dead discard}. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lays dead letters aside; their tasks stay dead.")
final class DeadDiscardCommand implements Callable<Integer> {

    @Mixin
    private LetterArguments choice = new LetterArguments();

    @Override
    public Integer call() {
        return choice.change(DeadLetters::discard, "letter is laid aside", "letters are laid aside");
    }
}
