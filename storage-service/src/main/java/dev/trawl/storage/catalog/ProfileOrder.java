package dev.trawl.storage.catalog;

/** What profiles can be sorted by. */
public enum ProfileOrder {
    USER,
    NICKNAME,
    POSTS,
    FANS,
    FOLLOWING,
    LIKES,
    COMMENTS,
    VISITS,
    POINTS,
    LEVEL,
    RANK,
    FETCHED
}
