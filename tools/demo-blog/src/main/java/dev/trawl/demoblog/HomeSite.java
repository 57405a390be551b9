package dev.trawl.demoblog;

import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.BlogRequest.Kind;
import dev.trawl.demoblog.pages.HomePages;
import dev.trawl.demoblog.pages.HomePages.ListLayout;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the third skin by their paths. It has the users of the second one. */
final class HomeSite {

    private static final Pattern PAGE = Pattern.compile(
            "/(?<user>[A-Za-z0-9_-]+)(?:/article/(?:list/(?<list>[1-9][0-9]{0,5})|details/(?<article>[0-9]{1,12})))?");

    private static final String DOCUMENTS = "/community/home-api/v1/get-business-list";
    private static final Pattern QUERY = Pattern.compile(
            "page=(?<page>[1-9][0-9]{0,5})&size=(?<size>[1-9][0-9]{0,2})&username=(?<user>[A-Za-z0-9_-]+)");

    private final Blog blog;
    private final HomePages pages = new HomePages();
    private final BlogPages blogPages = new BlogPages();

    HomeSite(Blog blog) {
        this.blog = blog;
    }

    /** Whether this is the name of the third skin: {@link Blog#HOME_HOST}, or any other that begins like it. */
    static boolean isAskedBy(String host) {
        return host.startsWith("home.");
    }

    /** @param origin what links begin with */
    Reply reply(String origin, String path, String query) {
        if (path.equals(DOCUMENTS)) {
            return documents(origin, query);
        }
        return Optional.of(PAGE.matcher(path))
                .filter(Matcher::matches)
                .flatMap(match -> user(match.group("user")).flatMap(user -> page(origin, user, match)))
                .orElseGet(() -> blogPages.notice(404, "404 - Demo Home", "您访问的页面不存在。"));
    }

    private Optional<DemoUser> user(String userId) {
        return blog.user(userId).filter(JournalSite::isHealthy);
    }

    private Reply documents(String origin, String query) {
        return Optional.of(QUERY.matcher(query))
                .filter(Matcher::matches)
                .flatMap(match -> user(match.group("user"))
                        .map(user -> pages.document(
                                origin,
                                user,
                                Integer.parseInt(match.group("page")),
                                Integer.parseInt(match.group("size")))))
                .orElseGet(pages::refusal);
    }

    private Optional<Reply> page(String origin, DemoUser user, Matcher match) {
        if (match.group("article") != null) {
            List<String> ids =
                    user.articles().stream().map(one -> one.articleId()).toList();
            int index = ids.indexOf(match.group("article"));
            return index < 0
                    ? Optional.empty()
                    : Optional.of(blogPages.render(new BlogRequest(origin, user, Kind.ARTICLE, index)));
        }
        ListLayout layout = ListLayout.of(user.userId());
        if (match.group("list") == null) {
            return Optional.of(pages.home(origin, user, layout));
        }
        // as today's CSDN leads to the home page from its old lists
        return Optional.of(
                layout == ListLayout.NUMBERED
                        ? blogPages.render(
                                new BlogRequest(origin, user, Kind.LIST, Integer.parseInt(match.group("list"))))
                        : new Reply.Redirect(origin + "/" + user.userId()));
    }
}
