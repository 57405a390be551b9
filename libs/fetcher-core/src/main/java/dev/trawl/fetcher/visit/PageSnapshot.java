package dev.trawl.fetcher.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page as the browser shows it.
 *
 * @param status of its document
 * @param html empty when it was not asked for
 * @param duration since the start of the load, or the click
 * @param fingerprint the same for pages that show the same items; empty when there are none
 * @param items the number of items
 * @param count the number of pages of the list, where the page says so
 * @param total the number of items of the list, where the page says so
 * @param current the number of this page in the list, where the page says so
 * @param hasNext whether the page offers a next one
 * @param next the URL to which a click on "next" leads, where the page says so
 * @param empty whether a sign says that there are no articles
 * @param links to articles, absolute, in their order
 * @param layout which of the expected layouts stands, from 0
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
        OptionalInt total,
        OptionalInt current,
        boolean hasNext,
        Optional<URI> next,
        boolean empty,
        List<URI> links,
        int layout) {

    public PageSnapshot {
        links = List.copyOf(links);
    }
}
