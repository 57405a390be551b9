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

    /**
     * After a service that did not answer. The flag of an interrupt is taken back: what the bench has started is still to be
     * ended, and each wait for that would be cut short.
     */
    public static BenchFailed unanswered(String message, Throwable cause) {
        var unused = Thread.interrupted();
        return new BenchFailed(message, cause);
    }
}
