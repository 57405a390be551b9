package dev.trawl.sitecheck.page;

/**
 * Something about a page, and how it is known.
 *
 * @param how empty where an option said so
 */
public record SourcedFact<T>(T value, String how) {

    static <T> SourcedFact<T> given(T value) {
        return new SourcedFact<>(value, "");
    }
}
