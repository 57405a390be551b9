package dev.trawl.scheduler.wiring;

import java.util.function.BooleanSupplier;

/** Waits for the database; then everything begins, once. Used by one thread. */
final class StartupSequence implements ScheduledLoop.Step {

    private final BooleanSupplier migrated;
    private final Runnable sendingAllAgain;
    private final Runnable beginning;
    private final Runnable afterwards;
    private boolean begun;

    /**
     * @param migrated tries to open the database; says whether it is open
     * @param sendingAllAgain is tried until it has worked once, before anything begins
     * @param beginning begins everything
     * @param afterwards is run at every step once everything has begun
     */
    StartupSequence(BooleanSupplier migrated, Runnable sendingAllAgain, Runnable beginning, Runnable afterwards) {
        this.migrated = migrated;
        this.sendingAllAgain = sendingAllAgain;
        this.beginning = beginning;
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        if (!begun) {
            if (!migrated.getAsBoolean()) {
                return;
            }
            sendingAllAgain.run();
            beginning.run();
            begun = true;
        }
        afterwards.run();
    }
}
