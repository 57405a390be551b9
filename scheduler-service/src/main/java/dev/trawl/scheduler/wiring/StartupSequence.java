package dev.trawl.scheduler.wiring;

import dev.trawl.kafka.ScheduledLoop;
import java.util.function.BooleanSupplier;

/** Waits for the database; then everything begins, once. Used by one thread. */
final class StartupSequence implements ScheduledLoop.Step {

    private final BooleanSupplier migrated;
    private final Runnable sendingAllAgain;
    private final Runnable beginning;
    private boolean begun;

    /**
     * @param migrated tries to open the database; says whether it is open
     * @param sendingAllAgain is tried until it has worked once, before anything begins
     * @param beginning begins everything
     */
    StartupSequence(BooleanSupplier migrated, Runnable sendingAllAgain, Runnable beginning) {
        this.migrated = migrated;
        this.sendingAllAgain = sendingAllAgain;
        this.beginning = beginning;
    }

    @Override
    public void run() {
        if (!begun && migrated.getAsBoolean()) {
            sendingAllAgain.run();
            beginning.run();
            begun = true;
        }
    }
}
