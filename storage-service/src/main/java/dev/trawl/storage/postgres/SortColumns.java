package dev.trawl.storage.postgres;

import dev.trawl.storage.catalog.Catalog.ArticleOrder;
import dev.trawl.storage.catalog.Catalog.ProfileOrder;

/** The columns that rows can be sorted by. */
final class SortColumns {

    private SortColumns() {}

    static String of(ProfileOrder order) {
        return switch (order) {
            case USER -> "user_id";
            case NICKNAME -> "nickname";
            case POSTS -> "posts";
            case FANS -> "fans";
            case FOLLOWING -> "following";
            case LIKES -> "likes";
            case COMMENTS -> "comments";
            case VISITS -> "visits";
            case POINTS -> "points";
            case LEVEL -> "level";
            case RANK -> "rank";
            case FETCHED -> "fetched_at";
        };
    }

    static String of(ArticleOrder order) {
        return switch (order) {
            case PUBLISHED -> "published_at";
            case UPDATED -> "updated_at";
            case TITLE -> "title";
            case USER -> "user_id";
            case READS -> "reads";
            case COMMENTS -> "comments";
            case LIKES -> "likes";
            case COLLECTS -> "collects";
            case FETCHED -> "fetched_at";
        };
    }
}
