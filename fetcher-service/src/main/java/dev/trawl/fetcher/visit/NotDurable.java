package dev.trawl.fetcher.visit;

/** Something could not be told. The task is handed back to the queue, uncharged. */
public final class NotDurable extends Exception {

    private static final long serialVersionUID = 1L;

    public NotDurable(String message, Throwable cause) {
        super(message, cause);
    }
}
