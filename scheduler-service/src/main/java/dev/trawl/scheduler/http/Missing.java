package dev.trawl.scheduler.http;

/** What was asked for is not there. Answered with 404, or 410 when it was there once. */
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean gone;

    private Missing(String message, boolean gone) {
        super(message);
        this.gone = gone;
    }

    static Missing unknown(String message) {
        return new Missing(message, false);
    }

    static Missing gone(String message) {
        return new Missing(message, true);
    }

    boolean isGone() {
        return gone;
    }
}
