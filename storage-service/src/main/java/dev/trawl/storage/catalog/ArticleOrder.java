package dev.trawl.storage.catalog;

/** The orders of articles. */
public enum ArticleOrder {
    PUBLISHED,
    UPDATED,
    TITLE,
    USER,
    READS,
    COMMENTS,
    LIKES,
    COLLECTS,
    FETCHED
}
