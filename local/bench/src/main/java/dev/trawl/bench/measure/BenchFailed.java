package dev.trawl.bench.measure;

/** Something that is measured did not do its work; the figures would mean nothing. The bench ends with this sentence. */
public final class BenchFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchFailed(String message) {
        super(message);
    }

    public BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
