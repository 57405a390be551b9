package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.DeadLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trawl dead replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Has the tasks of dead letters tried again, but for those of cancelled crawls.")
final class DeadReplayCommand implements Callable<Integer> {

    @Mixin
    private LetterArguments choice = new LetterArguments();

    @Override
    public Integer call() {
        return choice.change(DeadLetters::replay, "task is tried again", "tasks are tried again");
    }
}
