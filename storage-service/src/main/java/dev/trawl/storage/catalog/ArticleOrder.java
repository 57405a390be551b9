package dev.trawl.storage.catalog;

/** What articles can be sorted by. */
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
