package dev.trawl.bench.measure;

import dev.trawl.cli.stack.RunFolder;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How much to measure.
 *
 * @param pages that each contender visits in each round
 * @param messages in a topic that parser or storage empties
 * @param ids user IDs of the largest upload
 * @param rounds that are measured, after one that is not
 * @param run for logs and temporary files; deleted when the run has ended well
 * @param progress receives a line for each thing that happens
 */
public record BenchSettings(int pages, int messages, int ids, int rounds, RunFolder run, Consumer<String> progress) {

    public BenchSettings {
        if (pages < 1 || messages < 1 || ids < 1 || rounds < 1) {
            throw new IllegalArgumentException("pages is " + pages + ", messages " + messages + ", ids " + ids
                    + " and rounds " + rounds + ", expected at least 1 each");
        }
    }

    public Path folder() {
        return run.folder();
    }

    /** Reports progress. */
    public void say(String line) {
        progress.accept(line);
    }
}
