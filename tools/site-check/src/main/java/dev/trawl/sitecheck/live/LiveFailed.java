package dev.trawl.sitecheck.live;

/** Nothing can be visited here: there is no browser. */
public final class LiveFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LiveFailed(String message) {
        super(message);
    }

    LiveFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
