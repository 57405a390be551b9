package dev.trawl.fetcher.proxy;

/** What marks the end of a response body (RFC 9112, section 6.3). */
sealed interface BodyFraming {

    /** There is no body. */
    record None() implements BodyFraming {}

    record Length(long bytes) implements BodyFraming {}

    /** RFC 9112, section 7.1. */
    record Chunked() implements BodyFraming {}

    record UntilClosed() implements BodyFraming {}
}
