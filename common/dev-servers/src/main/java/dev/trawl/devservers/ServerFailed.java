package dev.trawl.devservers;

import java.io.Serial;
import java.nio.file.Path;

/** A server did not start, or did not end. Nothing of it is left running; its log says more. */
public final class ServerFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ServerFailed(String message) {
        super(message);
    }

    public ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerFailed withLog(String what, Path log) {
        return new ServerFailed(what + "; the end of " + log + ":\n" + LogTail.of(log, 15));
    }
}
