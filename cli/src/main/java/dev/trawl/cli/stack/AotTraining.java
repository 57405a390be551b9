package dev.trawl.cli.stack;

import dev.trawl.devservers.StartCache;
import dev.trawl.devservers.TemporaryFolders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains the ahead-of-time caches of Kafka, the demo blog and the services after a build: a small crawl of the demo blog, at
 * whose end each of them writes the classes that it has used to its cache. They start faster with it. JVMs before 25
 * have no such cache; after a failure they start without it.
 */
public final class AotTraining {

    private static final int USERS = 6;

    private final Installation installation;

    public AotTraining(Installation installation) {
        this.installation = installation;
    }

    /** Whether the programs were built since the last one. */
    public boolean isDue() {
        return StartCache.isSupported()
                && !Arrays.stream(Service.values())
                        .allMatch(service -> installation.program(service).isTrained());
    }

    /** Runs the crawl in a pipeline of its own and ends it. */
    public void run(Consumer<Stack> crawl) {
        var demo = new DemoPlan(USERS, 1, Optional.empty());
        var folder = new RunFolder(TemporaryFolders.temporary("trawl-r-"), Optional.empty());
        var plan = new StackPlan("training", folder, 1, Optional.of(demo), installation.sites(), List.of());
        try (var stack = Stack.start(plan, installation.forTraining(), () -> {}, line -> {})) {
            crawl.accept(stack);
        } finally {
            for (Service service : Service.values()) {
                installation.program(service).setTrained();
            }
        }
    }
}
