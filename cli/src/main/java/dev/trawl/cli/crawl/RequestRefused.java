package dev.trawl.cli.crawl;

import java.io.Serial;

/** A service said no, in these words: asking again will not help. */
public final class RequestRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    RequestRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }
}
