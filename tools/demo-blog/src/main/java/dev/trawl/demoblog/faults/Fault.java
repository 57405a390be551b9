package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A user ID whose pages go wrong in one way.
 *
 * @param userId begins with {@code fault-}
 * @param shows what a visitor meets, in one sentence; the table of the README has the same
 * @param ending how a crawl of its list is expected to end
 * @param articles how many it has
 * @param sees what a crawl gets to see before it ends
 */
public record Fault(String userId, String shows, ExpectedEnd ending, int articles, Sees sees, Twist twist) {

    /** {@code fault-alert-x2} has the same fault as {@code fault-alert}, and is another user. */
    static final Pattern COPY = Pattern.compile("(?<fault>fault-[a-z0-9-]+)-x(?<copy>[2-9]|[1-9][0-9])");

    /** How far a crawl gets. */
    public enum Sees {
        NOTHING,
        PROFILE,
        FIRST_PAGE,
        TWO_PAGES,
        EVERYTHING
    }

    public Fault {
        if (!userId.matches("fault-[a-z0-9-]+") || COPY.matcher(userId).matches()) {
            throw new IllegalArgumentException("'" + userId + "' is not the ID of a fault: expected fault-…");
        }
    }

    /** Articles on a page of its list: one on each page of a long list, since a user's article IDs have room for a thousand. */
    public int pageSize() {
        return articles < 200 ? DemoUser.PAGE_SIZE : 1;
    }

    /** What a faulty user's page becomes. */
    @FunctionalInterface
    public interface Twist {

        /** Every page as a healthy user's: what is wrong is not in the pages. */
        Twist NONE = (request, healthy) -> healthy.get();

        /** The reply to a request, made from the healthy page, or without it. */
        Reply answer(BlogRequest request, Supplier<Body> healthy);
    }
}
