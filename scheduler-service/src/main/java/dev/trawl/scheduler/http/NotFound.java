package dev.trawl.scheduler.http;

/** What was asked for is not there. Answered with 404, or 410 when it was there once. */
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean gone;

    private NotFound(String message, boolean gone) {
        super(message);
        this.gone = gone;
    }

    static NotFound unknown(String message) {
        return new NotFound(message, false);
    }

    static NotFound gone(String message) {
        return new NotFound(message, true);
    }

    boolean isGone() {
        return gone;
    }
}
