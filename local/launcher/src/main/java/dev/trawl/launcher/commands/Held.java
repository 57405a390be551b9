package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.SchedulerApi;
import dev.trawl.launcher.stack.StackState;

/** A running pipeline as the command in front of it sees it, whoever holds it. */
interface Held extends AutoCloseable {

    StackState state();

    /** Its scheduler, as somebody who may change something. */
    default SchedulerApi scheduler() {
        return new SchedulerApi(state().scheduler());
    }

    /** Where a person finds it. */
    default WhereToLook whereToLook() {
        return WhereToLook.of(state());
    }

    /** Returns while all is well; throws {@link dev.trawl.launcher.stack.StackFailed} when it cannot go on. */
    void check();

    /** Whether it is being ended, by Ctrl-C for one. */
    boolean isEnding();

    /** Ends it; returns when nothing of it is left. */
    @Override
    void close();
}
