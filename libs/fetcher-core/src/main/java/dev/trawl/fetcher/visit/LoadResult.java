package dev.trawl.fetcher.visit;

import dev.trawl.contract.VisitLocation;

/** What a page load means for the visit. */
sealed interface LoadResult {

    /** The page that was wanted. */
    record Loaded(PageSnapshot page) implements LoadResult {}

    /**
     * The site did not deliver the page; the visit can go on with others.
     *
     * @param gone whether the site says that there is no such page
     */
    record NotDelivered(String reason, VisitLocation where, boolean gone) implements LoadResult {}

    /** There is no next page. A load by URL never ends so. */
    record ListEnded() implements LoadResult {}

    /** The visit cannot go on. */
    record VisitOver(VisitEnd end) implements LoadResult {}
}
