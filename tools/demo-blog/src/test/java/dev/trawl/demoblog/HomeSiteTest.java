package dev.trawl.demoblog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.UserId;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.HomePages.ListLayout;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The third skin by its paths, and that {@code sites/demo-home.yml} speaks of it. */
class HomeSiteTest {

    private static final String DOCUMENTS = "/community/home-api/v1/get-business-list";

    private final Blog blog = Blog.of(1, 20);
    private final HomeSite site = new HomeSite(blog);

    private Reply reply(String path) {
        return site.reply(Blog.HOME_ORIGIN, path, "");
    }

    private String text(Reply reply) {
        return new String(((Body) reply).bytes(), UTF_8);
    }

    private Document page(String path) {
        return Jsoup.parse(text(reply(path)), Blog.HOME_ORIGIN);
    }

    @Test
    void leadsToTheHomePageFromTheListsOfTwoThirdsOfTheUsers() {
        assertThat(page("/user-0001/article/list/1").select("#pageBox")).hasSize(1);
        assertThat(reply("/user-0002/article/list/1")).isEqualTo(new Reply.Redirect(Blog.HOME_ORIGIN + "/user-0002"));
        assertThat(reply("/user-0003/article/list/7")).isEqualTo(new Reply.Redirect(Blog.HOME_ORIGIN + "/user-0003"));
        assertThat(page("/user-0002").select(".user-home[data-list=growing]")).hasSize(1);
        assertThat(page("/user-0003").select(".user-home[data-list=documents]")).hasSize(1);
    }

    @Test
    void hasTheWholeListInDocuments() {
        DemoUser user = blog.user("user-0004").orElseThrow();
        String first = text(site.reply(Blog.HOME_ORIGIN, DOCUMENTS, "page=1&size=7&username=user-0004"));
        String behind = text(site.reply(Blog.HOME_ORIGIN, DOCUMENTS, "page=999&size=7&username=user-0004"));

        assertThat(first).contains("\"total\":" + user.articles().size());
        assertThat(user.articles().subList(0, 7))
                .allSatisfy(article -> assertThat(first).contains("\"articleId\":" + article.articleId()));
        assertThat(first).doesNotContain(user.articles().get(7).articleId());
        assertThat(behind).contains("\"list\":[]");
        assertThat(text(site.reply(Blog.HOME_ORIGIN, DOCUMENTS, "page=1&size=7&username=nobody")))
                .contains("\"data\":null");
    }

    @Test
    void doesNotKnowWhoIsNotThere() {
        for (String path : List.of("/", "/nobody", "/fault-silent", "/user-0001/article/details/1")) {
            assertThat(((Body) reply(path)).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void isWhatItsSiteFileSpeaksOf() {
        SiteFile file = SiteFiles.read(Repository.root().resolve("sites/demo-home.yml"));
        Pages.ListPages list = Objects.requireNonNull(file.pages().list());

        assertThat(file.hosts().allows(Blog.HOME_HOST, 80)).isTrue();
        assertThat(HomeSite.isAskedBy(Blog.HOME_HOST)).isTrue();
        assertThat(list.layouts()).hasSameSizeAs(ListLayout.values());
        for (String user : blog.healthyIds()) {
            UserId userId = file.users().parse(user);
            assertThat(page("/" + user)
                            .select(Objects.requireNonNull(file.pages().profile())
                                    .ready()))
                    .hasSize(1);
            ListLayout shown = ListLayout.of(user);
            Layout layout = list.layouts().get(shown.ordinal());
            if (shown == ListLayout.NUMBERED) {
                String path = list.url().expand(userId, 1).getPath();
                assertThat(page(path).select("#pageBox"))
                        .as("filled by a script")
                        .hasSize(1);
            } else {
                assertThat(page("/" + user).select(Objects.requireNonNull(layout.ready())))
                        .hasSize(1);
            }
        }
    }
}
