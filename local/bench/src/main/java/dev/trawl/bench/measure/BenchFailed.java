package dev.trawl.bench.measure;

/** Something that is measured did not do its work, so the figures mean nothing. The bench ends with this message. */
public final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchFailed(String message) {
        super(message);
    }

    public BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
