package dev.trawl.fetcher.visit;

/** There is no browser, or it opens no tab. The task is handed back, uncharged. */
public final class NoBrowser extends Exception {

    private static final long serialVersionUID = 1L;

    public NoBrowser(String reason) {
        super(reason);
    }

    public NoBrowser(String reason, Throwable cause) {
        super(reason, cause);
    }
}
