package dev.trawl.cli.crawl;

import java.io.Serial;

/** A service did not answer, or not yet; the caller may ask again. */
public final class ServiceUnanswered extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ServiceUnanswered(String message) {
        super(message);
    }

    ServiceUnanswered(String message, Throwable cause) {
        super(message, cause);
    }
}
