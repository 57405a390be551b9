package dev.trawl.cli.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryCommandTest {

    @TempDir
    private Path folder;

    private SmallBlog blog;

    @BeforeEach
    void write() {
        blog = new SmallBlog(folder);
    }

    private Answer on(String html, String... more) {
        String[] arguments = {"try", blog.siteFile(), "--page", blog.page(html)};
        String[] all = Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
        return Answer.to(all);
    }

    @Test
    void tellsValueTextAndRuleOfEachField() {
        Answer answer = on(SmallBlog.PROFILE, "--kind", "profile", "--user", "ann");

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  nickname +Ann +1  select '.nick'"))
                .anyMatch(line -> line.matches("  fans +123000 +12.3万 +2  select '.fans'"));
        assertThat(answer.text()).contains("fine; would be stored: 1 profile, no articles");
    }

    @Test
    void tellsWhetherTheListSaysThatItIsEmpty() {
        String empty = "<div class=list><p class=none>nothing here</p></div>";

        assertThat(on(empty, "--kind", "list", "--user", "ann"))
                .satisfies(answer -> assertThat(answer.status()).isZero())
                .satisfies(
                        answer -> assertThat(answer.text()).contains("signs.empty.0 holds: the user has no articles"));
        assertThat(on(empty.replace("none", "gone"), "--kind", "list", "--user", "ann"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(1))
                .satisfies(answer -> assertThat(answer.text()).contains("no sign of signs.empty holds"));
        assertThat(on(SmallBlog.LIST, "--kind", "list", "--user", "ann").text())
                .doesNotContain("no articles", "no sign");
    }

    @Test
    void refusesAnEmptyFileAndWhatIsNoPage() {
        assertThat(on("", "--user", "ann").error()).contains("page.html is empty");
        assertThat(Answer.to("try", blog.siteFile(), "--page", "ftp://blog.test/ann"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.error()).contains("ftp://blog.test/ann", "--help says more"));
    }

    @Test
    void tellsTheRulesThatFoundNothing() {
        Answer answer = on(SmallBlog.PROFILE, "--kind", "profile", "--user", "ann");

        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  profile.fans +1  select '.fans' attr title +found it empty"))
                .anyMatch(line -> line.matches("  profile.level +1  select '.level'"))
                .noneMatch(line -> line.contains("profile.nickname"));
    }

    @Test
    void tellsTheTextThatIsNoValueOfItsField() {
        String undated = SmallBlog.LIST.replace("2020-02-03", "3 February");

        Answer answer = on(undated, "--kind", "list", "--user", "ann");

        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches(
                        "  articles.published-at +1  select '.date' +found '3 February', which is no date"))
                .anyMatch(line -> line.matches(" +published-at +0 of 2"));
    }

    @Test
    void tellsTheFirstItemsInFullAndCountsFieldsOverAll() {
        Answer answer = on(SmallBlog.LIST, "--kind", "list", "--user", "ann", "--items", "1");

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("articles, 2 items", "left out: 1 item, articles.owner is 'bob'", "item 1", "雨夜读书")
                .doesNotContain("\n  item 2\n");
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches(" +url +https://blog.test/ann/1 +/ann/1 +1  select 'a' attr href"))
                .anyMatch(line -> line.matches(" +title +2 of 2 +by rule 1: 1, by rule 2: 1"))
                .anyMatch(line -> line.matches(" +published-at +1 of 2 +by rule 1"))
                .anyMatch(line -> line.matches(" +pinned +1 of 2 +by rule 1 +the others: false"));
        assertThat(answer.text()).contains("fine; would be stored: no profile, 2 articles");
    }

    @Test
    void countsAnArticleThatIsListedTwiceOnce() {
        Answer answer = on(SmallBlog.LIST + SmallBlog.LIST, "--kind", "list", "--user", "ann");

        assertThat(answer.text())
                .contains("articles, 4 items", "left out: 2 items, the same article-id as one before")
                .contains("would be stored: no profile, 2 articles");
    }

    @Test
    void tellsWhatAPageDoesWithout() {
        blog.rules(SmallBlog.RULES.replace("profile:", "profile:\n    pages: [list]\n    present: .me"));

        Answer answer = on(SmallBlog.LIST, "--kind", "list", "--user", "ann");

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("not on this page\n  profile: profile.present '.me' finds nothing");
    }

    @Test
    void refusesAKindThatNoRuleReads() {
        blog.rules(SmallBlog.RULES.replaceFirst("(?s)  article:.*", ""));

        Answer answer = on(SmallBlog.LIST, "--kind", "article", "--user", "ann");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("not fine; nothing would be stored: no rule reads article pages");
    }

    @Test
    void failsWhereARequiredFieldIsMissing() {
        Answer answer = on("<p class=me><i class=fans>3</i>", "--kind", "profile", "--user", "ann");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("warnings", "profile: nickname not found", "not fine; would be stored: 1 profile");
    }

    @Test
    void failsWhereTheLayoutHasChanged() {
        Answer answer = on("<p class=list>Welcome</p>", "--kind", "list", "--user", "ann");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("what failed", "articles.items '.item'", "crawl.dead.page: layout changed");
    }

    @Test
    void failsWhereTheSiteFileHasFaults() {
        blog.rules(SmallBlog.RULES.replace("select: .nick", "select: '.nick['").replace("yyyy-MM-dd", "QQQQQQQQQ"));

        Answer answer = on(SmallBlog.LIST, "--user", "ann");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("blog.yml cannot be used", "rules.dates.0");
    }

    @Test
    void takesKindAndUserFromTheUrl() {
        Answer answer = on(SmallBlog.LIST, "--url", "http://blog.test/ann/list/7");

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(
                        line -> line.matches("  kind +list +its URL is that of pages.list.url; --kind says otherwise"))
                .anyMatch(line -> line.matches("  user +ann +stands in its URL; --user says otherwise"));
    }

    @Test
    void takesTheUrlFromThePageThatABrowserSaved() {
        String saved =
                "<!-- saved from url=(0022)https://blog.test/ann -->\n<link rel=\"canonical\" href=\"https://x.test/\">";

        Answer answer = on(saved + SmallBlog.PROFILE);

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  kind +profile +its URL is that of pages.profile.url; .*"))
                .anyMatch(line -> line.matches("  URL +https://blog.test/ann +where the browser that saved it.*"));
    }

    @Test
    void takesTheKindThatTheMostIsFoundAs() {
        Answer answer = on("<script>articleId = 5</script><div class=text>Long ago</div>", "--user", "ann");

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  kind +article +the rules find the most values so: 0 as list, 0 as"
                        + " profile, 2 as article; --kind says otherwise"));
    }

    @Test
    void asksWhosePageItIsWhereTheRulesDo() {
        Answer answer = on(SmallBlog.LIST);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.error()).contains("nothing says whose page this is", "--user ID");
    }

    @Test
    void readsAFileInTheCharsetThatItNames() throws IOException {
        Path page = folder.resolve("gbk.html");
        Files.write(page, "<meta charset=gbk><p class=me><b class=nick>秦时明月</b>".getBytes(Charset.forName("GBK")));

        Answer answer =
                Answer.to("try", blog.siteFile(), "--page", page.toString(), "--kind", "profile", "--user", "ann");

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("秦时明月", "is read as GBK");
    }

    @Test
    void refusesASiteAndAPageThatThereAreNot() {
        assertThat(Answer.to("try", "nowhere", "--sites", folder.toString(), "--page", blog.page("")))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.error()).contains("there is no site file", "blog.yml"));
        assertThat(Answer.to(
                                "try",
                                blog.siteFile(),
                                "--page",
                                folder.resolve("none.html").toString())
                        .status())
                .isEqualTo(2);
    }
}
