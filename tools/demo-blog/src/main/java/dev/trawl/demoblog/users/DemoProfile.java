package dev.trawl.demoblog.users;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one user, as the profile box on every page shows them; null is not shown at all.
 *
 * @param posts articles of all types; the script variable {@code listTotal}
 * @param rank null for those without points
 * @param weekRank null for those without points
 * @param codeAge the likes of 码龄4年; null in the first year
 */
public record DemoProfile(
        String nickname,
        String blogTitle,
        long posts,
        long originals,
        long fans,
        long likes,
        long comments,
        long visits,
        long points,
        long level,
        @Nullable Long rank,
        @Nullable Long weekRank,
        @Nullable String codeAge) {}
