package dev.trawl.demoblog.pages;

import dev.trawl.demoblog.users.DemoUser;

/**
 * A request for a page of a user.
 *
 * @param origin what links on the page begin with, such as {@code http://blog.demo.test}
 * @param number of the list's page, from 1; 1 on the home page; the index of the article, from 0
 * @param visits how often the user's home page has been asked for so far, this time included
 */
public record BlogRequest(String origin, DemoUser user, Kind kind, int number, int visits) {

    /** One of the first visit. */
    public BlogRequest(String origin, DemoUser user, Kind kind, int number) {
        this(origin, user, kind, number, 1);
    }

    /** What a page shows. */
    public enum Kind {
        HOME,
        LIST,
        ARTICLE
    }
}
