package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.stack.StackState;
import dev.trawl.cli.stack.Stacks;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline that runs: the one that the environment names, else one of this machine's.
 *
 * @param name of it; null where only one runs
 */
public record RunningPipeline(@Nullable String name) {

    /** Whether the environment names one, as in a container. */
    public static boolean isAttached() {
        return AttachedPipeline.isGiven();
    }

    /** @throws SchedulerUnavailable when there is no such pipeline */
    SchedulerApi scheduler() {
        return AttachedPipeline.isGiven()
                ? AttachedPipeline.ofEnvironment().scheduler()
                : new SchedulerApi(here().scheduler());
    }

    /**
     * Its brokers, as {@code host:port}.
     *
     * @throws SchedulerUnavailable when there is no such pipeline
     */
    public String kafka() {
        return AttachedPipeline.isGiven() ? AttachedPipeline.ofEnvironment().kafka() : here().kafka();
    }

    private StackState here() {
        List<StackState> running = Stacks.ofThisUser().running().stream()
                .filter(state -> name == null || state.name().equals(name))
                .toList();
        if (running.isEmpty()) {
            throw new SchedulerUnavailable(name == null ? "no pipeline runs" : "no pipeline named '" + name + "' runs");
        }
        if (running.size() > 1) {
            String names = running.stream().map(StackState::name).collect(Collectors.joining(", "));
            throw new WrongOption("several pipelines run (" + names + "): say --name NAME");
        }
        return running.getFirst();
    }
}
