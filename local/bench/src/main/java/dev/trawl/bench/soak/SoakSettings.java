package dev.trawl.bench.soak;

import dev.trawl.launcher.stack.Replicas;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long to soak, and who watches.
 *
 * @param visits of users of the demo blog
 * @param samples where they go as CSV, whatever becomes of the soak
 * @param data where logs and data stay; otherwise they go with the pipeline
 * @param progress receives what happens, a line each
 */
public record SoakSettings(int visits, int fetchers, Path samples, Optional<Path> data, Consumer<String> progress) {

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

    /** Reports progress. */
    void say(String line) {
        progress.accept(line);
    }
}
