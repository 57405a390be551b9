package dev.trawl.fetcher;

import dev.trawl.fetcher.visit.NoBrowser;

/** A fetcher without a browser does not start; the message says what to install or set. */
final class NoBrowserAtStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoBrowserAtStart(NoBrowser cause) {
        super(cause.getMessage(), cause);
    }
}
