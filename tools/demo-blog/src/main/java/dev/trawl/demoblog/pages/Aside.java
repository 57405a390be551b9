package dev.trawl.demoblog.pages;

import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The column beside every page: the profile box, and other links to articles that are no part of the list. */
final class Aside {

    private static final Template ASIDE = Template.named("aside.html");
    private static final Template HOT = Template.named("aside-hot.html");
    private static final Template MONTH = Template.named("aside-month.html");
    private static final int HOT_ARTICLES = 10;

    String render(String origin, DemoUser user) {
        DemoProfile profile = user.profile();
        return ASIDE.with(Map.ofEntries(
                Map.entry("origin", origin),
                Map.entry("userId", user.userId()),
                Map.entry("nickname", profile.nickname()),
                Map.entry("years", years(profile.codeAge())),
                Map.entry("originals", profile.originals()),
                Map.entry("fans", profile.fans()),
                Map.entry("fansShown", Figures.shown(profile.fans())),
                Map.entry("likes", profile.likes()),
                Map.entry("likesShown", Figures.shown(profile.likes())),
                Map.entry("comments", profile.comments()),
                Map.entry("commentsShown", Figures.shown(profile.comments())),
                Map.entry("level", profile.level()),
                Map.entry("visits", profile.visits()),
                Map.entry("visitsShown", Figures.shown(profile.visits())),
                Map.entry("points", profile.points()),
                Map.entry("pointsShown", Figures.shown(profile.points())),
                Map.entry("ranks", rank("周排名", profile.weekRank()) + rank("总排名", profile.rank())),
                Map.entry("hot", hot(origin, user.articles())),
                Map.entry("months", months(origin, user))));
    }

    private static String years(@Nullable String codeAge) {
        return codeAge == null ? "" : "<span class=\"personal-home-years\">" + codeAge + "</span>";
    }

    private static String rank(String name, @Nullable Long rank) {
        return rank == null
                ? ""
                : "<dl title=\"" + rank + "\"><dt>" + name + "：</dt><dd>" + Figures.shown(rank) + "</dd></dl>\n";
    }

    private static String hot(String origin, List<DemoArticle> articles) {
        return articles.stream()
                .sorted(Comparator.comparingLong(DemoArticle::reads).reversed())
                .limit(HOT_ARTICLES)
                .map(article -> HOT.with(
                        Map.of("url", article.url(origin), "title", article.title(), "reads", article.reads())))
                .collect(Collectors.joining());
    }

    private static String months(String origin, DemoUser user) {
        var counts = user.articles().stream()
                .collect(Collectors.groupingBy(
                        article -> YearMonth.from(article.publishedAt()),
                        () -> new TreeMap<YearMonth, Long>(Comparator.reverseOrder()),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .limit(24)
                .map(month -> MONTH.with(Map.of(
                        "origin",
                        origin,
                        "userId",
                        user.userId(),
                        "year",
                        month.getKey().getYear(),
                        "month",
                        month.getKey().getMonthValue(),
                        "count",
                        month.getValue())))
                .collect(Collectors.joining());
    }
}
