package dev.trawl.http;

/** A thing that the path names does not exist. Answered with 404, or with 410 when it existed once. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean gone;

    private NotFound(String message, boolean gone) {
        super(message);
        this.gone = gone;
    }

    public static NotFound unknown(String message) {
        return new NotFound(message, false);
    }

    public static NotFound gone(String message) {
        return new NotFound(message, true);
    }

    boolean isGone() {
        return gone;
    }
}
