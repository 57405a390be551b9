package dev.trawl.demoblog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.pages.Reply.Redirect;
import dev.trawl.demoblog.pages.Reply.Silence;
import org.junit.jupiter.api.Test;

class BlogSiteTest {

    private final BlogSite site = new BlogSite(Blog.of(1, 3));

    private Reply reply(String host, String path) {
        return site.reply("http://" + host, host, path);
    }

    @Test
    void refusesUnderTheNameOfTheBusyHostOnly() {
        assertThat(reply(Blog.BUSY_HOST, "/fault-429"))
                .isInstanceOfSatisfying(
                        Body.class, body -> assertThat(body.headers()).containsEntry("Retry-After", "2"));
        assertThat(reply(Blog.HOST, "/fault-429"))
                .isInstanceOfSatisfying(
                        Body.class, body -> assertThat(body.status()).isEqualTo(404));
        assertThat(reply(Blog.BUSY_HOST, "/user-0001"))
                .isInstanceOfSatisfying(
                        Body.class, body -> assertThat(body.status()).isEqualTo(200));
    }

    @Test
    void countsVisitsByRequestsForTheHomePage() {
        assertThat(reply(Blog.HOST, "/fault-second-attempt")).isInstanceOf(Silence.class);
        assertThat(reply(Blog.HOST, "/fault-second-attempt/article/list/1")).isInstanceOf(Silence.class);
        assertThat(reply(Blog.HOST, "/fault-second-attempt-x2")).isInstanceOf(Silence.class);

        assertThat(reply(Blog.HOST, "/fault-second-attempt")).isInstanceOf(Body.class);
        assertThat(reply(Blog.HOST, "/fault-second-attempt/article/list/1")).isInstanceOf(Body.class);
    }

    @Test
    void leadsToHttpsOnTheSameHostWhereTheCertificateIsTheFault() {
        assertThat(reply(Blog.HOST, "/fault-certificate"))
                .isEqualTo(new Redirect("https://blog.demo.test/fault-certificate"));
    }
}
