package dev.trawl.bench.browser;

import java.net.URI;

/**
 * What a loop does for one user: load the first page of the list and click through to the last.
 *
 * @param pages how many there are, known beforehand
 */
public record BareListWalk(URI first, int pages) {

    public BareListWalk {
        if (pages < 1) {
            throw new IllegalArgumentException(pages + " pages, expected at least 1");
        }
    }
}
