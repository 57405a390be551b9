package dev.trawl.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * The terminal: sentences that stay, and one line at its bottom that changes. Where the output is no terminal the changing
 * line is written out every few seconds. Safe for any thread.
 */
public final class TerminalOutput {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean live;
    private String line = "";
    private long written = Long.MIN_VALUE;

    public TerminalOutput(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** The script knows whether it is at a terminal; the JVM does, from 22 on only. */
    public static TerminalOutput ofTerminal() {
        return new TerminalOutput(System.out, Boolean.getBoolean("trawl.terminal"));
    }

    public boolean isLive() {
        return live;
    }

    /** A sentence that stays. */
    public synchronized void say(String sentence) {
        if (live && !line.isEmpty()) {
            out.print("\r\u001b[K");
        }
        out.println(sentence);
        if (live && !line.isEmpty()) {
            out.print(line);
        }
        out.flush();
    }

    /** The line that changes. */
    public synchronized void progress(String text, long nanos) {
        if (live) {
            line = text;
            out.print("\r\u001b[K" + text);
        } else if (written == Long.MIN_VALUE || nanos - written >= PAUSE.toNanos()) {
            written = nanos;
            out.println(text);
        }
        out.flush();
    }

    /** Leaves the line that changes as it is, and goes below it. */
    public synchronized void settle(String text) {
        if (live) {
            out.print("\r\u001b[K");
        }
        out.println(text);
        line = "";
        out.flush();
    }
}
