package dev.trawl.storage.catalog;

/** The orders of profiles. */
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
