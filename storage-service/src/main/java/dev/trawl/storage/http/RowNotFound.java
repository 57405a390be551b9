package dev.trawl.storage.http;

/** There is no such row. The caller gets a 404. */
final class RowNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowNotFound(String what) {
        super(what + " is not stored");
    }
}
