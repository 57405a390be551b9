package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of an account; a field that is not shown is null, never 0.
 *
 * @param nickname the name shown
 * @param blogTitle the blog's title
 * @param posts posts of all types in the article list
 * @param articles longer articles that a platform keeps apart from the list (cnblogs: 文章)
 * @param originals posts of type original
 * @param reposts posts of type repost
 * @param translations posts of type translation
 * @param rank place among all bloggers; 1 is the best
 * @param weekRank place among all bloggers this week
 * @param codeAge how long the account has been there, as shown (码龄4年)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        @Nullable String nickname,
        @Nullable String blogTitle,
        @Nullable Long posts,
        @Nullable Long articles,
        @Nullable Long originals,
        @Nullable Long reposts,
        @Nullable Long translations,
        @Nullable Long fans,
        @Nullable Long following,
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long collects,
        @Nullable Long visits,
        @Nullable Long points,
        @Nullable Long level,
        @Nullable Long rank,
        @Nullable Long weekRank,
        @Nullable String codeAge) {}
