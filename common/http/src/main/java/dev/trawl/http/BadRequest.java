package dev.trawl.http;

import org.jspecify.annotations.Nullable;

/** A request that is wrong in itself. The message names what is wrong and what was expected. Answered with 400. */
public class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message);
    }

    public BadRequest(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** @param cause its message names what is wrong and what was expected */
    public static BadRequest of(IllegalArgumentException cause) {
        return new BadRequest(String.valueOf(cause.getMessage()), cause);
    }
}
