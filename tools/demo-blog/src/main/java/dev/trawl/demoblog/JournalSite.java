package dev.trawl.demoblog;

import dev.trawl.demoblog.faults.Fault.Twist;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.JournalPages;
import dev.trawl.demoblog.pages.JournalPages.GrowsBy;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.users.DemoUser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of the second skin by their paths. It has no faulty pages, and so no user whose fault is in them; nor one whose
 * entries come one by one, which no window would have to scroll for.
 */
final class JournalSite {

    private static final Pattern PAGE = Pattern.compile("/@(?<user>[A-Za-z0-9_-]+)"
            + "(?:/(?:(?<about>about)|(?<archive>archive)|more/(?<batch>[1-9][0-9]{0,5})|p/(?<article>[0-9]{1,12})))?");

    private final Blog blog;
    private final JournalPages pages = new JournalPages();
    private final BlogPages notices = new BlogPages();

    JournalSite(Blog blog) {
        this.blog = blog;
    }

    /** Whether this is the name of the second skin: {@link Blog#JOURNAL_HOST}, or any other that begins like it. */
    static boolean isAskedBy(String host) {
        return host.startsWith("journal.");
    }

    /** @param origin what links begin with */
    Reply reply(String origin, String path) {
        return Optional.of(PAGE.matcher(path))
                .filter(Matcher::matches)
                .flatMap(match -> blog.user(match.group("user"))
                        .filter(JournalSite::isHealthy)
                        .flatMap(user -> page(origin, user, match)))
                .orElseGet(() -> notices.notice(404, "404 - Demo Journal", "There is no such page."));
    }

    static boolean isHealthy(DemoUser user) {
        return user.pageSize() == DemoUser.PAGE_SIZE
                && Faults.of(user.userId())
                        .map(fault -> fault.twist() == Twist.NONE)
                        .orElse(true);
    }

    private Optional<Body> page(String origin, DemoUser user, Matcher match) {
        if (match.group("about") != null) {
            return Optional.of(pages.about(origin, user));
        }
        if (match.group("batch") != null) {
            return Optional.of(pages.batch(origin, user, Integer.parseInt(match.group("batch"))));
        }
        String article = match.group("article");
        if (article == null) {
            return Optional.of(
                    pages.list(origin, user, match.group("archive") == null ? GrowsBy.SCROLL : GrowsBy.BUTTON));
        }
        return user.articles().stream()
                .filter(one -> one.articleId().equals(article))
                .findFirst()
                .map(one -> pages.article(origin, user, one));
    }
}
