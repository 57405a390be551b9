package dev.trawl.bench.measure;

/** One thing to measure. It prints nothing, and ends what it started. */
public interface Benchmark {

    /** As on the command line, such as {@code fetch}. */
    String name();

    /** One line for {@code --help}. */
    String purpose();

    Report run(BenchSettings settings);
}
