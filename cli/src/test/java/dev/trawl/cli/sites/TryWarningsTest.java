package dev.trawl.cli.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code try} warns of values that were found and are hardly meant, and shows what was not found. */
class TryWarningsTest {

    @TempDir
    private Path folder;

    private SmallBlog blog;

    @BeforeEach
    void write() {
        blog = new SmallBlog(folder);
    }

    private Answer on(String kind, String html) {
        return Answer.to("try", blog.siteFile(), "--page", blog.page(html), "--kind", kind, "--user", "ann");
    }

    private static String item(int id, String title, String date) {
        return "<div class=item><a href='/ann/" + id + "'><h2>" + title + "</h2></a><i class=date>" + date
                + "</i></div>";
    }

    @Test
    void warnsOfAValueThatIsTheSameInAllItems() {
        String list = "<div class=list>" + item(1, "Read more", "2020-01-01") + item(2, "Read more", "2020-01-02")
                + item(3, "Read more", "2020-01-03") + "</div>";

        assertThat(on("list", list))
                .satisfies(answer -> assertThat(answer.status()).isZero())
                .satisfies(answer -> assertThat(answer.text())
                        .contains("articles.title is the same in all 3 items: 'Read more'")
                        .doesNotContain("articles.published-at is the same"));
        assertThat(on("list", list.replaceFirst("Read more", "Other")).text()).doesNotContain("is the same");
    }

    @Test
    void warnsOfAnAddressThatIsReadFromAText() {
        blog.edit("url: [{select: a, attr: href}]", "url: [{select: a}]");

        assertThat(on("list", SmallBlog.LIST).text())
                .contains("articles.url reads the text '雨夜读书' of select 'a' as an address; did you mean attr: href?");
        assertThat(on(
                                "list",
                                SmallBlog.LIST
                                        .replace("<h2>雨夜读书</h2>", "https://blog.test/ann/1")
                                        .replace(">Two<", ">https://blog.test/ann/2<"))
                        .text())
                .doesNotContain("as an address");
    }

    @Test
    void warnsOfAnElementThatHoldsTheLabelsOfSeveralFields() {
        blog.edit(
                "level: [{select: .level}]",
                "level: [{in: .stats, label: [Level]}]\n      posts: [{in: .stats, label: [Posts]}]");
        String page = "<div class=me><b class=nick>Ann</b><i class=fans>3</i>%s</div>";

        assertThat(on("profile", page.formatted("<p class=stats><u>7</u> <i>Level</i> <u>12</u> <i>Posts</i></p>"))
                        .text())
                .contains("profile.level and profile.posts are read from one element of '.stats'");
        assertThat(on(
                                "profile",
                                page.formatted(
                                        "<p class=stats><u>12</u><i>Level</i><p class=stats><u>12</u><i>Posts</i>"))
                        .text())
                .doesNotContain("read from one element");
    }

    @Test
    void tellsWhatALabelledElementHeld() {
        blog.edit("level: [{select: .level}]", "level: [{in: dl, label: [Level]}]");

        assertThat(on("profile", SmallBlog.PROFILE + "<dl><dt>Rank</dt><dd>8</dd></dl>")
                        .text()
                        .lines())
                .anyMatch(line -> line.matches("  profile.level +1  in 'dl' label .* 'dl' finds 'Rank \\| 8'"));
        assertThat(on("profile", SmallBlog.PROFILE).text().lines())
                .anyMatch(line -> line.matches("  profile.level +1  in 'dl' label .* 'dl' finds nothing"));
    }

    @Test
    void tellsHowFarAPathOfJsonLeads() {
        blog.edit("level: [{select: .level}]", "level: [{json: window.state, path: user.counts.level}]");

        assertThat(on(
                                "profile",
                                SmallBlog.PROFILE
                                        + "<script>window.state = {user: {counts: {fans: 1, rank: 2}}}</script>")
                        .text())
                .contains("'user.counts' has no 'level', but 'fans', 'rank'");
        assertThat(on("profile", SmallBlog.PROFILE).text()).contains("no script assigns an object to 'window.state'");
    }

    @Test
    void tellsTheTextThatAPatternDoesNotMatch() {
        blog.edit("level: [{select: .level}]", "level: [{select: .nick, pattern: 'Level (\\d+)'}]");

        assertThat(on("profile", SmallBlog.PROFILE).text()).contains("1 element on the page: 'Ann'");
    }

    @Test
    void tellsTheItemsInWhichAFieldIsMissing() {
        String list = "<div class=list>" + item(1, "One", "2020-01-01") + item(2, "Two", "") + "</div>";

        assertThat(on("list", list).text())
                .contains("not found in every item", "published-at in item 2")
                .contains("item 2: <div class=\"item\"> <a href=\"/ann/2\"> <h2>Two</h2> </a>")
                .doesNotContain("title in item");
    }
}
