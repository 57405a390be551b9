package dev.trawl.bench.soak;

import dev.trawl.cli.stack.Replicas;
import dev.trawl.terminal.TerminalOutput;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How long to soak.
 *
 * @param visits of users of the demo blog
 * @param samples the file for the samples as CSV, written also when the soak fails
 * @param data the folder that keeps logs and data; without one they are deleted with the pipeline
 * @param terminal for progress
 */
public record SoakSettings(int visits, int fetchers, Path samples, Optional<Path> data, TerminalOutput terminal) {

    /** Too few for four quarters with a sample each. */
    private static final int FEWEST = 40;

    public SoakSettings {
        if (visits < FEWEST) {
            throw new IllegalArgumentException(visits + " visits, expected at least " + FEWEST);
        }
        if (fetchers < 1 || fetchers > Replicas.MAX_FETCHERS) {
            throw new IllegalArgumentException(fetchers + " fetchers, expected 1 to " + Replicas.MAX_FETCHERS);
        }
    }

    /** The line that changes. */
    void progress(SoakSample.Done done) {
        terminal.progress("  " + done.text(visits), System.nanoTime());
    }

    /** A line that stays. */
    void say(String line) {
        terminal.say("  " + line);
    }
}
