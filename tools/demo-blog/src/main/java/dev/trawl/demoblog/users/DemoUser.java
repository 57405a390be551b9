package dev.trawl.demoblog.users;

import java.util.List;

/**
 * A user of the demo blog and what a crawl of it must find.
 *
 * @param ending how its crawl ends
 * @param profile its figures
 * @param articles in the order of its list: pinned first, then the newest first
 * @param profileReachable whether a crawl gets to see the profile
 * @param reachable how many of the articles a crawl of the list gets to see, from the first on
 * @param pageSize articles on one page of its list
 */
public record DemoUser(
        String userId,
        ExpectedEnd ending,
        DemoProfile profile,
        List<DemoArticle> articles,
        boolean profileReachable,
        int reachable,
        int pageSize) {

    /** Articles on one page of a usual list. */
    public static final int PAGE_SIZE = 20;

    /** One of whom everything can be seen. */
    public DemoUser(String userId, ExpectedEnd ending, DemoProfile profile, List<DemoArticle> articles) {
        this(userId, ending, profile, articles, true, articles.size(), PAGE_SIZE);
    }

    public DemoUser {
        articles = List.copyOf(articles);
        if (reachable < 0 || reachable > articles.size()) {
            throw new IllegalArgumentException("user '" + userId + "' has " + articles.size() + " articles, not "
                    + reachable + " that can be reached");
        }
    }

    /** The articles that a crawl of the list must have stored at its end. */
    public List<DemoArticle> reachableArticles() {
        return articles.subList(0, reachable);
    }

    /** Pages of its list; an empty one has one. */
    public int pages() {
        return Math.max(1, Math.ceilDiv(articles.size(), pageSize));
    }

    /** The articles on the n-th page, counted from 1; none past the end. */
    public List<DemoArticle> page(int number) {
        int from = (int) Math.min((number - 1L) * pageSize, articles.size());
        return articles.subList(from, Math.min(from + pageSize, articles.size()));
    }

    /** How the crawl of a user is expected to end. */
    public enum ExpectedEnd {
        STORED("STORED"),
        EMPTY("EMPTY"),
        NOT_FOUND("NOT_FOUND"),
        MOVED("MOVED"),
        DEAD_TIMEOUT("DEAD(timeout)"),
        DEAD_CLICK("DEAD(click)"),
        DEAD_BROWSER("DEAD(browser)"),
        DEAD_BLOCKED("DEAD(blocked)"),
        DEAD_PAGE("DEAD(page)");

        private final String label;

        ExpectedEnd(String label) {
            this.label = label;
        }

        /** As the protocol writes it. */
        public String label() {
            return label;
        }
    }
}
