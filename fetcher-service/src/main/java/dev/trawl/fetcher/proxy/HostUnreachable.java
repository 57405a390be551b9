package dev.trawl.fetcher.proxy;

import java.io.IOException;

/** A host that does not resolve or does not answer; the browser gets 502 and the page ends as one that the site would not give. */
final class HostUnreachable extends IOException {

    private static final long serialVersionUID = 1L;

    HostUnreachable(Destination destination, IOException cause) {
        super(destination + " cannot be reached, or does not answer: " + cause.getMessage(), cause);
    }
}
