package dev.trawl.contract;

/** Bytes that are not the message they should be. Their reader sends a {@link MalformedLetter} and continues. */
public final class MalformedMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedMessage(String reason) {
        super(reason);
    }

    public MalformedMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
