package dev.trawl.cli.stack;

import java.io.Serial;

/** The pipeline cannot start, or cannot go on. The message is a sentence for the person at the terminal; all is ended. */
public final class StackFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StackFailed(String message) {
        super(message);
    }

    public StackFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
