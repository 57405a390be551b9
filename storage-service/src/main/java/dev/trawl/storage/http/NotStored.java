package dev.trawl.storage.http;

/** There is no such row. The caller gets a 404. */
final class NotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotStored(String what) {
        super(what + " is not stored");
    }
}
