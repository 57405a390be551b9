package dev.trawl.cli.commands;

import dev.trawl.cli.stack.StackFailed;
import dev.trawl.cli.stack.StackState;
import dev.trawl.cli.stack.Stacks;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trawl stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ends a pipeline; returns when nothing of it is left.")
@SuppressWarnings("unused") // picocli sets the fields
public final class StopCommand implements Callable<Integer> {

    @Option(names = "--name", paramLabel = "NAME", description = "Which one; may be left out when only one runs.")
    private @Nullable String name;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Override
    public Integer call() {
        Stacks stacks = Stacks.ofThisUser();
        List<StackState> running = stacks.running();
        List<StackState> chosen = all
                ? running
                : running.stream()
                        .filter(state -> name == null || state.name().equals(name))
                        .toList();
        if (chosen.isEmpty()) {
            System.out.println(name == null ? "no pipeline runs" : "no pipeline named '" + name + "' runs");
            return name == null ? 0 : 1;
        }
        if (chosen.size() > 1 && !all) {
            String names = chosen.stream().map(StackState::name).collect(Collectors.joining(", "));
            throw new StackFailed("several pipelines run (" + names + "): say --name NAME or --all");
        }
        for (StackState state : chosen) {
            state.holderProcess().ifPresent(BackgroundPipeline::end);
            stacks.release(state.name());
            System.out.println("'" + state.name() + "' has ended");
        }
        return 0;
    }
}
