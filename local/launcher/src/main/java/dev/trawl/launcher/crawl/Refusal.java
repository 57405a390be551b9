package dev.trawl.launcher.crawl;

import java.io.Serial;

/** A service said no, in these words: asking again will not help. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
