package dev.trawl.demoblog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.UserId;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The second skin by its paths, and that {@code sites/demo-journal.yml} speaks of it. */
class JournalSiteTest {

    private final Blog blog = Blog.of(1, 20);
    private final JournalSite site = new JournalSite(blog);

    private Body body(String path) {
        return (Body) site.reply(Blog.JOURNAL_ORIGIN, path);
    }

    private Document page(String path) {
        assertThat(body(path).status()).as(path).isEqualTo(200);
        return Jsoup.parse(new String(body(path).bytes(), UTF_8), Blog.JOURNAL_ORIGIN);
    }

    @Test
    void growsByBatchesToTheEndOfTheList() {
        DemoUser user = blog.user("user-0004").orElseThrow();
        Document first = page("/@user-0004");
        int entries = first.select("#entries .entry:has(.kind)").size();
        String next = Objects.requireNonNull(first.selectFirst("#entries")).attr("data-next");
        assertThat(first.select(".the-end")).isEmpty();

        for (int batch = 2; batch <= user.pages(); batch++) {
            assertThat(next).isEqualTo("/@user-0004/more/" + batch);
            Document more = page(next);
            entries += more.select(".entry:has(.kind)").size();
            next = Objects.requireNonNull(more.selectFirst(".batch")).attr("data-next");
        }

        assertThat(next).isEmpty();
        assertThat(entries).isEqualTo(user.articles().size());
    }

    @Test
    void saysAtOnceThatAShortListIsAllThereIs() {
        assertThat(page("/@fault-one-page").select(".the-end")).hasSize(1);
        assertThat(page("/@fault-empty").select(".nothing")).hasSize(1);
    }

    @Test
    void hasTheSameListBehindAButton() {
        assertThat(Objects.requireNonNull(page("/@user-0004/archive").selectFirst("#entries"))
                        .attr("data-by"))
                .isEqualTo("button");
        assertThat(page("/@user-0004/archive").select(".entry h2 a").eachAttr("href"))
                .isEqualTo(page("/@user-0004").select(".entry h2 a").eachAttr("href"));
    }

    @Test
    void doesNotKnowWhoIsNotThereNorThoseWhosePagesWouldFail() {
        for (String path : List.of(
                "/",
                "/user-0001",
                "/@nobody",
                "/@fault-silent",
                "/@fault-1000-pages",
                "/@user-0001/p/1",
                "/@user-0001/more/0",
                "/@user-0001/about/")) {
            assertThat(body(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void isAskedByItsName() {
        assertThat(JournalSite.isAskedBy(Blog.JOURNAL_HOST)).isTrue();
        assertThat(JournalSite.isAskedBy("journal.localhost")).isTrue();
        assertThat(JournalSite.isAskedBy(Blog.HOST)).isFalse();
    }

    @Test
    void isWhatItsSiteFileSpeaksOf() {
        SiteFile file = SiteFiles.read(Repository.root().resolve("sites/demo-journal.yml"));
        var list = Objects.requireNonNull(file.pages().list());

        assertThat(file.hosts().allows(Blog.JOURNAL_HOST, 80)).isTrue();
        assertThat(list.first().paging()).isInstanceOf(Paging.Scroll.class);
        for (String user : blog.healthyIds()) {
            UserId userId = file.users().parse(user);
            assertThat(page(list.url().expand(userId, 1).getPath())
                            .select(list.first().sign()))
                    .hasSize(1);
            var profile = Objects.requireNonNull(file.pages().profile());
            assertThat(page(profile.url().expand(userId, 1).getPath()).select(profile.ready()))
                    .hasSize(1);
        }
    }
}
