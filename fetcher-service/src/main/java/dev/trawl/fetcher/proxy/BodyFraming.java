package dev.trawl.fetcher.proxy;

/** How the end of an answer's body is known (RFC 9112, section 6.3). */
sealed interface BodyFraming {

    /** There is no body. */
    record None() implements BodyFraming {}

    record Length(long bytes) implements BodyFraming {}

    /** Section 7.1 there. */
    record Chunked() implements BodyFraming {}

    record UntilClosed() implements BodyFraming {}
}
