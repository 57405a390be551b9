package dev.trawl.bench.measure;

/** One thing to measure. It prints nothing; what it started it ends. */
public interface Benchmark {

    /** As on the command line. */
    String name();

    /** One sentence for {@code --list}. */
    String purpose();

    Report run(BenchSettings settings);
}
