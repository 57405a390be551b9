package dev.trawl.launcher.commands;

import dev.trawl.launcher.stack.StackState;

/** A running pipeline as the command in front of it sees it, whoever holds it. */
interface Held extends AutoCloseable {

    StackState state();

    /** Returns while all is well; throws {@link dev.trawl.launcher.stack.StackFailed} when it cannot go on. */
    void check();

    /** Whether it is being ended, by Ctrl-C for one. */
    boolean isEnding();

    /** Ends it; returns when nothing of it is left. */
    @Override
    void close();
}
