package dev.trawl.fetcher.visit;

/** A page that its topic does not take. The visit ends {@link VisitEnd.Oversize}. */
public final class PageTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PageTooLarge(String reason, Throwable cause) {
        super(reason, cause);
    }
}
