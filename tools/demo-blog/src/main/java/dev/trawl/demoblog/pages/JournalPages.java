package dev.trawl.demoblog.pages;

import dev.trawl.demoblog.users.ArticleKind;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The second skin: the same users and articles in other mark-up and in English, the profile on a page of its own, and a list
 * that grows where its reader gets to its end. Thread-safe.
 */
public final class JournalPages {

    private static final Template SHELL = Template.named("journal-shell.html");
    private static final Template ABOUT = Template.named("journal-about.html");
    private static final Template LIST = Template.named("journal-list.html");
    private static final Template ENTRY = Template.named("journal-entry.html");
    private static final Template PROMOTED = Template.named("journal-promoted.html");
    private static final Template ARTICLE = Template.named("journal-article.html");

    /** What makes a list grow. */
    public enum GrowsBy {
        SCROLL,
        BUTTON;

        String label() {
            return this == SCROLL ? "scroll" : "button";
        }
    }

    /** Where an article is; {@code origin} is the likes of {@code http://journal.demo.test}. */
    public static String url(String origin, DemoArticle article) {
        return home(origin, article.userId()) + "/p/" + article.articleId();
    }

    private static String home(String origin, String userId) {
        return origin + "/@" + userId;
    }

    /** The user's profile. */
    public Body about(String origin, DemoUser user) {
        DemoProfile profile = user.profile();
        String main = ABOUT.with(Map.ofEntries(
                Map.entry("userId", user.userId()),
                Map.entry("nickname", profile.nickname()),
                Map.entry("blogTitle", profile.blogTitle()),
                Map.entry("since", since(profile)),
                Map.entry("posts", JournalFigures.exact(profile.posts())),
                Map.entry("originals", JournalFigures.exact(profile.originals())),
                Map.entry("followers", JournalFigures.shown(profile.fans())),
                Map.entry("likes", JournalFigures.shown(profile.likes())),
                Map.entry("comments", JournalFigures.shown(profile.comments())),
                Map.entry("views", JournalFigures.shown(profile.visits())),
                Map.entry("points", JournalFigures.exact(profile.points())),
                Map.entry("level", profile.level()),
                Map.entry("standing", standing(profile)),
                Map.entry("counts", counts(profile))));
        return shell(origin, user, home(origin, user.userId()) + "/about", "About " + profile.nickname(), main);
    }

    private static String since(DemoProfile profile) {
        String codeAge = profile.codeAge();
        if (codeAge == null) {
            return "";
        }
        String years = codeAge.replaceAll("\\D", "");
        return "<p class=\"since\">Writing for <b>" + years + (years.equals("1") ? " year" : " years") + "</b></p>";
    }

    private static String standing(DemoProfile profile) {
        Long rank = profile.rank();
        Long weekRank = profile.weekRank();
        return rank == null || weekRank == null
                ? ""
                : "<p class=\"standing\">Ranked <b>#" + JournalFigures.exact(rank) + "</b> overall, <b>#"
                        + JournalFigures.exact(weekRank) + "</b> this week</p>";
    }

    /** The exact figures, for the page's own scripts. */
    private static String counts(DemoProfile profile) {
        return "{\"followers\": " + profile.fans() + ", \"likes\": " + profile.likes() + ", \"comments\": "
                + profile.comments() + ", \"views\": " + profile.visits() + "}";
    }

    /** The list with its first entries. */
    public Body list(String origin, DemoUser user, GrowsBy by) {
        boolean empty = user.articles().isEmpty();
        String next = next(user, 1);
        String main = LIST.with(Map.of(
                "origin",
                origin,
                "userId",
                user.userId(),
                "blogTitle",
                user.profile().blogTitle(),
                "nickname",
                user.profile().nickname(),
                "by",
                by.label(),
                "next",
                next,
                "entries",
                empty ? "<p class=\"nothing\">Nothing written yet.</p>" : entries(origin, user, 1),
                "end",
                empty || !next.isEmpty() ? "" : "<p class=\"the-end\">You have read it all.</p>"));
        String home = home(origin, user.userId());
        return shell(
                origin,
                user,
                by == GrowsBy.SCROLL ? home : home + "/archive",
                user.profile().blogTitle(),
                main);
    }

    /** What a list grows by: a piece of HTML with the n-th entries, counted from 1. */
    public Body batch(String origin, DemoUser user, int number) {
        return Body.html(
                200,
                "<div class=\"batch\" data-next=\"" + next(user, number) + "\">\n" + entries(origin, user, number)
                        + "</div>\n");
    }

    private static String next(DemoUser user, int number) {
        return number < user.pages() ? "/@" + user.userId() + "/more/" + (number + 1) : "";
    }

    /** Each batch has the entry of another user among its first ones. */
    private static String entries(String origin, DemoUser user, int number) {
        List<String> own = user.page(number).stream()
                .map(article -> entry(origin, article))
                .toList();
        return own.isEmpty()
                ? ""
                : own.getFirst()
                        + PROMOTED.with(Map.of("origin", origin))
                        + own.stream().skip(1).collect(Collectors.joining());
    }

    private static String entry(String origin, DemoArticle article) {
        return ENTRY.with(Map.of(
                "kind", kind(article.type()),
                "datetime", JournalFigures.machine(article.publishedAt()),
                "day", JournalFigures.day(article.publishedAt()),
                "pinned", article.pinned() ? "<span class=\"pin\">Pinned</span>" : "",
                "url", url(origin, article),
                "title", article.title(),
                "summary", article.summary(),
                "reads", JournalFigures.exact(article.reads()),
                "readsShown", JournalFigures.shown(article.reads()),
                "comments", comments(article.comments())));
    }

    private static String kind(ArticleKind kind) {
        return switch (kind) {
            case ORIGINAL -> "Original";
            case REPOST -> "Shared";
            case TRANSLATION -> "Translated";
        };
    }

    private static String comments(long comments) {
        return comments == 0
                ? "No comments"
                : JournalFigures.exact(comments) + (comments == 1 ? " comment" : " comments");
    }

    /** One article. */
    public Body article(String origin, DemoUser user, DemoArticle article) {
        String main = ARTICLE.with(Map.ofEntries(
                Map.entry("origin", origin),
                Map.entry("userId", user.userId()),
                Map.entry("id", article.articleId()),
                Map.entry("title", article.title()),
                Map.entry("nickname", user.profile().nickname()),
                Map.entry("kind", kind(article.type())),
                Map.entry("published", JournalFigures.time(article.publishedAt())),
                Map.entry("edited", edited(article)),
                Map.entry("body", body(article)),
                Map.entry("source", source(article)),
                Map.entry("tags", tags(article)),
                Map.entry("reads", JournalFigures.exact(article.reads())),
                Map.entry("readsShown", JournalFigures.shown(article.reads())),
                Map.entry("likes", JournalFigures.exact(article.likes())),
                Map.entry("likesShown", JournalFigures.shown(article.likes())),
                Map.entry("collects", JournalFigures.exact(article.collects())),
                Map.entry("comments", article.comments())));
        return shell(origin, user, url(origin, article), article.title(), main);
    }

    private static String edited(DemoArticle article) {
        return article.updatedAt() == null
                ? ""
                : " · <span class=\"when\">Edited " + JournalFigures.time(article.updatedAt()) + "</span>";
    }

    private static String body(DemoArticle article) {
        return article.paragraphs().stream()
                .map(paragraph -> "<p>" + Template.escape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String source(DemoArticle article) {
        String source = article.sourceUrl();
        return source == null
                ? ""
                : "<p class=\"source\">First published <a href=\"" + Template.escape(source) + "\">elsewhere</a>.</p>";
    }

    private static String tags(DemoArticle article) {
        return article.tags().isEmpty()
                ? ""
                : article.tags().stream()
                        .map(tag -> "<li>#" + Template.escape(tag) + "</li>")
                        .collect(Collectors.joining("", "<ul class=\"tags\">", "</ul>"));
    }

    private static Body shell(String origin, DemoUser user, String canonical, String title, String main) {
        return Body.html(
                200,
                SHELL.with(Map.of(
                        "origin", origin,
                        "userId", user.userId(),
                        "canonical", canonical,
                        "title", title,
                        "main", main)));
    }
}
