package dev.trawl.parser.extraction;

/** A page costs more than a page may. {@link PageReader} turns it into {@link PageReading.TooMuch}. */
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
