package dev.trawl.parser.extraction;

/** A page exceeds a limit of reading. {@link PageReader} turns it into {@link PageReading.TooMuch}. */
final class ReadingLimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    ReadingLimitExceeded(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
