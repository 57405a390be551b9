package dev.trawl.cli.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of real platforms, tried as saved files. */
class CapturedPagesTest {

    private final CapturedPages pages = CapturedPages.orSkip();

    private static Answer to(String site, String page, String... more) {
        String[] arguments = {
            "try", site, "--sites", Repository.root().resolve("sites").toString(), "--page", page
        };
        return Answer.to(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void tellsAListOfCsdnWithoutAnOption() {
        Answer answer = to(
                "csdn",
                pages.orSkip("csdn/list/csdn-list-2019-04-angcyo-p1.html").toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("its link rel=canonical", "would be stored: 1 profile, 20 articles");
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  kind +list +the rules find the most values so: .*"))
                .anyMatch(line -> line.matches("  user +angcyo +stands in its URL; .*"))
                .anyMatch(line -> line.matches("  visits +621222 +1  in '#asideProfile dl, .*' label .*"))
                .anyMatch(line -> line.matches(" +title +20 of 20 +by rule 1"));
    }

    @Test
    void tellsAnArticleOfCsdn() {
        Answer answer = to(
                "csdn",
                pages.orSkip("csdn/detail/csdn-detail-2018-08-weiwei_pig-51178226.html")
                        .toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  kind +article .*"))
                .anyMatch(line -> line.matches("  article-id +51178226 .*"))
                .anyMatch(line -> line.matches("  body .*characters\\).*"));
    }

    @Test
    void tellsAListOfCnblogsWhoseUserIsNamed() {
        Answer answer =
                to("cnblogs", pages.orSkip("cnblogs/list/cnblogs-5.html").toString(), "--user", "cocowool");

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("https://www.cnblogs.com/cocowool/default.html?page=1");
        assertThat(answer.text().lines()).anyMatch(line -> line.matches(" +title +10 of 10 +by rule 1"));
    }
}
