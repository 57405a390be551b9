package dev.trawl.demoblog;

import dev.trawl.demoblog.faults.Fault.Twist;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.BlogRequest.Kind;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of the blog by their paths. */
final class BlogSite {

    private static final Pattern PAGE = Pattern.compile(
            "/(?<user>[A-Za-z0-9_-]+)(?:/(?:article/(?:list/(?<list>[1-9][0-9]{0,5})|details/(?<article>[0-9]{1,12})))?)?");

    private final Blog blog;
    private final BlogPages pages = new BlogPages();
    private final Map<String, Integer> visits = new ConcurrentHashMap<>();

    BlogSite(Blog blog) {
        this.blog = blog;
    }

    /**
     * @param origin what links begin with
     * @param host that was asked, without a port
     */
    Reply reply(String origin, String host, String path) {
        if (path.equals("/")) {
            return Body.html(200, index());
        }
        return Optional.of(PAGE.matcher(path))
                .filter(Matcher::matches)
                .filter(match -> isOn(host, match.group("user")))
                .flatMap(match -> blog.user(match.group("user")).flatMap(user -> request(origin, user, match)))
                .map(request -> twist(request.user()).answer(request, () -> pages.render(request)))
                .orElseGet(() -> pages.notice(404, "404 - Demo Blog", "您访问的页面不存在。"));
    }

    /** Users who refuse visitors must not slow down a crawl of the others. */
    private static boolean isOn(String host, String userId) {
        return host.equals(Blog.BUSY_HOST)
                || Faults.of(userId)
                        .filter(fault -> Faults.refusals().contains(fault))
                        .isEmpty();
    }

    private Optional<BlogRequest> request(String origin, DemoUser user, Matcher match) {
        if (match.group("list") != null) {
            int number = Integer.parseInt(match.group("list"));
            return Optional.of(new BlogRequest(origin, user, Kind.LIST, number, visits.getOrDefault(user.userId(), 0)));
        }
        String article = match.group("article");
        if (article == null) {
            int visit = visits.merge(user.userId(), 1, Integer::sum);
            return Optional.of(new BlogRequest(origin, user, Kind.HOME, 1, visit));
        }
        List<String> ids = user.articles().stream().map(one -> one.articleId()).toList();
        int index = ids.indexOf(article);
        return index < 0 ? Optional.empty() : Optional.of(new BlogRequest(origin, user, Kind.ARTICLE, index));
    }

    private static Twist twist(DemoUser user) {
        return Faults.of(user.userId()).map(fault -> fault.twist()).orElse(Twist.NONE);
    }

    private String index() {
        return blog.healthyIds().stream()
                .map(user -> "<li><a href=\"/" + user + "\">" + user + "</a></li>")
                .collect(Collectors.joining(
                        "\n",
                        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>Demo Blog</title>"
                                + "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/static/blog.css\"></head>"
                                + "<body><div class=\"container\"><h1>Demo Blog</h1><ul>",
                        "</ul></div></body></html>"));
    }
}
