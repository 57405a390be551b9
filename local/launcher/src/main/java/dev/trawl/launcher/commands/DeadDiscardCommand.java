package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.SchedulerAway;
import dev.trawl.launcher.crawl.Unanswered;
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
    private LetterChoice choice = new LetterChoice();

    private final Screen screen = new Screen(System.out, false);

    @Override
    public Integer call() {
        var fields = choice.fields();
        try {
            int changed = choice.scheduler().api().deadLetters().discard(fields);
            screen.say(
                    changed == 0
                            ? "no such letter"
                            : changed + (changed == 1 ? " letter is" : " letters are") + " laid aside");
            return changed == 0 ? DeadCommand.NO_SUCH_LETTER : 0;
        } catch (Unanswered e) {
            throw new SchedulerAway(e);
        }
    }
}
