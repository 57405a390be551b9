package dev.trawl.cli.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.DemoServer;
import dev.trawl.demoblog.ServerOptions;
import dev.trawl.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the demo blog, as a real browser gets them. */
class LiveIT {

    private static DemoServer blog;

    @BeforeAll
    static void start() throws Exception {
        blog = DemoServer.start(ServerOptions.of(Blog.of(1, 20)));
    }

    @AfterAll
    static void stop() {
        blog.close();
    }

    private static Answer on(String... options) {
        String[] arguments = {
            "try",
            "demo",
            "--sites",
            Repository.root().resolve("sites").toString(),
            "--route",
            "blog.demo.test:80=127.0.0.1:" + blog.httpPort()
        };
        return Answer.to(Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void triesTheFirstPagesOfAUser() {
        Answer answer = on("--user", "user-0003", "--scope", "bodies", "--pages", "1");

        assertThat(answer.text()).contains("profile 1 of user-0003", "list 1 of user-0003", "article 1 of user-0003");
        assertThat(answer.text()).contains("3 pages, all fine").doesNotContain("list 2", "article 2");
        assertThat(answer.status()).isZero();
    }

    @Test
    void triesAPageAtAUrl() {
        Answer answer = on("--page", "http://blog.demo.test/user-0003/article/list/1");

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  kind +list +its URL is that of pages.list.url; .*"))
                .anyMatch(line -> line.matches("  user +user-0003 +stands in its URL; .*"))
                .anyMatch(line -> line.matches(" +title +20 of 20 +by rule 1"));
    }

    @Test
    void saysWhyAVisitHasNotGotAll() {
        Answer answer = on("--user", "fault-deleted");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("not fine: the site says that there is no such user", "status 404");
    }

    @Test
    void saysWhyAPageIsNotLoaded() {
        Answer answer = on("--page", "http://elsewhere.test/user-0003");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("not fine: elsewhere.test is none of hosts.allow: blog.demo.test");
    }

    @Test
    void saysWhichSelectorFindsNoArticles(@TempDir Path sites) throws Exception {
        String file = Files.readString(Repository.root().resolve("sites/demo.yml"));
        String wrong = file.replaceFirst("(?m)^( +links: ).*$", "$1.nowhere a");
        assertThat(wrong).isNotEqualTo(file);
        Path mine = Files.writeString(sites.resolve("demo.yml"), wrong);

        Answer answer = Answer.to(
                "try",
                mine.toString(),
                "--user",
                "user-0003",
                "--scope",
                "bodies",
                "--pages",
                "1",
                "--route",
                "blog.demo.test:80=127.0.0.1:" + blog.httpPort());

        assertThat(answer.text())
                .contains("no article was visited: pages.article.links '.nowhere a' finds no link on the list");
        assertThat(answer.status()).isEqualTo(1);
    }

    @Test
    void saysThatAUserHasNoArticles() {
        assertThat(on("--user", "fault-empty").text())
                .contains("the page says that the user has no articles (signs.empty)");
    }

    @Test
    void saysWhoDoesNotAnswer() {
        Answer answer = Answer.to(
                "try",
                "demo",
                "--sites",
                Repository.root().resolve("sites").toString(),
                "--route",
                "blog.demo.test:80=127.0.0.1:1",
                "--user",
                "user-0003");

        assertThat(answer.text()).contains("http://blog.demo.test/robots.txt cannot be had: ");
        assertThat(answer.status()).isEqualTo(1);
    }

    @Test
    void refusesAUserWhoIsNoneOfTheSite() {
        Answer answer = on("--user", "no/body");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.error()).contains("no/body");
    }
}
