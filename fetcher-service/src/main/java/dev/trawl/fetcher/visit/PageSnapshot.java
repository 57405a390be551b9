package dev.trawl.fetcher.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page as it stands in the browser.
 *
 * @param status of its document
 * @param html in UTF-8; empty when it was not asked for
 * @param duration from the start of the load, or the click
 * @param fingerprint the same for pages that show the same items; empty when there are none
 * @param items how many there are
 * @param count how many pages the list has, where the page says so
 * @param current which page of the list it says it is
 * @param hasNext whether the page offers a next one
 * @param next where a click on "next" leads, as far as the page says so
 * @param empty whether a sign says that there are no articles
 * @param links to articles, absolute, in their order
 */
public record PageSnapshot(
        String url,
        int status,
        String html,
        Instant at,
        Duration duration,
        String fingerprint,
        int items,
        OptionalInt count,
        OptionalInt current,
        boolean hasNext,
        Optional<URI> next,
        boolean empty,
        List<URI> links) {

    public PageSnapshot {
        links = List.copyOf(links);
    }
}
