package dev.trawl.demoblog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.UserId;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code sites/demo.yml} speaks of this blog. */
class DemoSiteFileTest {

    private final SiteFile site = SiteFiles.read(Repository.root().resolve("sites/demo.yml"));

    @Test
    void takesEveryUserOfTheBlog() {
        assertThat(Blog.of(1, 300).users())
                .allSatisfy(
                        user -> assertThat(site.users().parse(user.userId())).isEqualTo(new UserId(user.userId())));
    }

    @Test
    void visitsTheBlogUnderItsNameAsFastAsItCan() {
        assertThat(site.hosts().allows(Blog.HOST, 80)).isTrue();
        assertThat(site.pace().rate().isUnlimited()).isTrue();
        assertThat(site.pace().attempts()).isEqualTo(2);
        assertThat(site.zone()).hasToString("Asia/Shanghai");
        var list = Objects.requireNonNull(site.pages().list());
        assertThat(list.url().expand(new UserId("user-0001"), 1))
                .hasToString("http://blog.demo.test/user-0001/article/list/1");
        assertThat(list.first().paging()).isInstanceOf(Paging.Click.class);
    }
}
