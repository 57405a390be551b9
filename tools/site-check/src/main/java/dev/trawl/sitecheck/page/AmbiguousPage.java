package dev.trawl.sitecheck.page;

/** A page of which nothing says what it is, or whose: the message says which option does. */
public final class AmbiguousPage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AmbiguousPage(String message) {
        super(message);
    }
}
