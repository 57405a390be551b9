package dev.trawl.launcher.stack;

import dev.trawl.servers.Folders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A small crawl of the demo blog after a build, before anybody waits for one: as they end, the services write down the
 * classes that they have used, and start in half the time from then on. JVMs before 25 cannot; a failure costs only that.
 */
public final class Rehearsal {

    private static final int FIRST_VERSION = 25;
    private static final int USERS = 6;

    private final Installation installation;

    public Rehearsal(Installation installation) {
        this.installation = installation;
    }

    /** Whether the programs were built since the last one. */
    public boolean isDue() {
        return Runtime.version().feature() >= FIRST_VERSION
                && !Arrays.stream(Service.values())
                        .allMatch(service -> installation.program(service).isRehearsed());
    }

    /** Runs the crawl in a pipeline of its own and ends it. */
    public void run(Consumer<Stack> crawl) {
        var demo = new DemoPlan(USERS, 1, Optional.empty());
        var folder = new RunFolder(Folders.temporary("trawl-r-"), Optional.empty());
        var plan = new StackPlan("rehearsal", folder, 1, Optional.of(demo), installation.sites(), List.of());
        try (var stack = Stack.start(plan, installation.forRehearsal(), () -> {})) {
            crawl.accept(stack);
        } finally {
            for (Service service : Service.values()) {
                installation.program(service).setRehearsed();
            }
        }
    }
}
