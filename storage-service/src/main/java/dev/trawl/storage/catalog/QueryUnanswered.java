package dev.trawl.storage.catalog;

/** The database did not answer: it cannot be reached, or the query takes too long. The caller may try again. */
public final class QueryUnanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLong;

    public QueryUnanswered(boolean tooLong, Throwable cause) {
        super(tooLong ? "the query takes too long" : "the database cannot be reached", cause);
        this.tooLong = tooLong;
    }

    /** Whether narrower filters would help. */
    public boolean tooLong() {
        return tooLong;
    }
}
