package dev.trawl.cli.commands;

import java.io.Serial;

/** An option has a value that it cannot have; the message says which. Nothing was done. */
public final class WrongOption extends RuntimeException {

    /** The exit status of a command that ends so. */
    public static final int STATUS = 2;

    @Serial
    private static final long serialVersionUID = 1L;

    WrongOption(String message) {
        super(message);
    }
}
