package dev.trawl.fetcher.proxy;

/** How the end of an answer's body is known (RFC 9112, section 6.3). */
sealed interface Framing {

    /** There is no body. */
    record None() implements Framing {}

    record Length(long bytes) implements Framing {}

    /** Section 7.1 there. */
    record Chunked() implements Framing {}

    record UntilClosed() implements Framing {}
}
