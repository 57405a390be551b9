package dev.trawl.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/** How far long work is: a line that changes on a terminal, else one every few seconds. One thread. */
public final class ProgressOutput implements AutoCloseable {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);

    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean terminal = Boolean.getBoolean("trawl.terminal");
    private long said = System.nanoTime();
    private boolean open;

    public ProgressOutput(PrintWriter err) {
        this.err = err;
    }

    public void say(String state) {
        long now = System.nanoTime();
        if (now - said < (terminal ? ON_A_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        said = now;
        if (terminal) {
            err.print("\r\u001b[K" + state);
            err.flush();
            open = true;
        } else {
            err.println(state);
        }
    }

    /** Takes the line that changes away. */
    @Override
    public void close() {
        if (open) {
            open = false;
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
