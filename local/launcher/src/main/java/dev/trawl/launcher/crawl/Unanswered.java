package dev.trawl.launcher.crawl;

import java.io.Serial;

/** A service did not answer, or not yet; whoever asks may ask again. */
public final class Unanswered extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
        super(message);
    }

    Unanswered(String message, Throwable cause) {
        super(message, cause);
    }
}
