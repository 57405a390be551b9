package dev.trawl.cli.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code try} says what the fetcher would make of a saved page. */
class TryChecksTest {

    @TempDir
    private Path folder;

    private SmallBlog blog;

    @BeforeEach
    void write() {
        blog = new SmallBlog(folder);
    }

    private Answer list(String html, String... more) {
        String[] arguments = {"try", blog.siteFile(), "--page", blog.page(html), "--kind", "list", "--user", "ann"};
        return Answer.to(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void tellsWhichSelectorsOfThePagesHold() {
        blog.edit(
                "ready: .list, item: .item}",
                "ready: .list, item: .item, paging: {by: click, next: .next, last: '.next.off', current: {select: .now},"
                        + " count: {total: {pattern: 'total = (\\d+)'}, size: {select: .size, attr: data-n}}}}");

        Answer answer = list(SmallBlog.LIST
                + "<a class=next>next</a><b class=now>1</b><i class=size data-n=20></i><script>total = 41</script>");

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  pages.list.ready +.list +holds"))
                .anyMatch(line -> line.matches("  pages.list.item +.item +3 elements"))
                .anyMatch(line -> line.matches("  pages.list.paging.next +.next +holds"))
                .anyMatch(line -> line.matches("  pages.list.paging.last +.next.off +does not hold"))
                .anyMatch(line -> line.matches("  pages.list.paging.current +.now +is 1"))
                .anyMatch(line -> line.matches("  pages.list.paging.count.total +scripts pattern .* +is 41"))
                .anyMatch(line -> line.matches("  pages.list.paging.count.size +.size attr data-n +is 20"))
                .anyMatch(line -> line.matches("  pages.article.links +.item a +3 elements"))
                .anyMatch(line -> line.matches("  signs.empty.0 +select .none +does not hold"));
    }

    @Test
    void isNotFineWhereThePageWouldNeverBeReady() {
        blog.edit("ready: .list", "ready: .does-not-exist");

        Answer answer = list(SmallBlog.LIST);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("not fine; nothing would be stored: the fetcher would wait for the page in vain and time out:"
                        + " pages.list.ready '.does-not-exist' finds nothing");
    }

    @Test
    void isNotFineWhereNoItemTellsAPageFromTheNext() {
        blog.edit("item: .item", "item: .itme");

        Answer answer = list(SmallBlog.LIST);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("pages.list.item '.itme' finds nothing: the fetcher could not tell a page");
    }

    @Test
    void warnsWhereNothingSaysThatTheListGoesOn() {
        blog.edit("item: .item}", "item: .item, paging: {by: url, count: {pages: {select: .pages}}}}");

        Answer answer = list(SmallBlog.LIST);

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("nothing of pages.list.paging is on the page: the list would end with it", "; 1 warning");
        assertThat(list(SmallBlog.LIST + "<b class=pages>7</b>").text()).doesNotContain("warning");
    }

    @Test
    void tellsWhichSignHolds() {
        blog.edit(
                "empty: [{select: .none}]",
                "blocked: [{select: h1, text: ^Slow down}, {html: '^<html><head></head><body>no'}]\n"
                        + "  not-found: [{select: .gone, text: nobody}]");

        assertThat(list("<h1>Slow down, please</h1>" + SmallBlog.LIST))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(1))
                .satisfies(answer -> assertThat(answer.text())
                        .contains("the page would be taken for a refusal, the end BLOCKED: signs.blocked.0 holds"));
        assertThat(list("no, not you").text()).contains("signs.blocked.1 holds");
        assertThat(list(SmallBlog.LIST + "<p class=gone>nobody here</p>").text())
                .contains("the page would be taken for one that is not there: signs.not-found.0 holds");
        assertThat(list("<h1>My list</h1><p class=gone>somebody</p>" + SmallBlog.LIST))
                .satisfies(answer -> assertThat(answer.status()).isZero())
                .satisfies(answer -> assertThat(answer.text().lines())
                        .anyMatch(line -> line.matches("  signs.blocked.0 +select h1 text .*the text 'My list'"))
                        .anyMatch(line -> line.matches("  signs.not-found.0 .* the text 'somebody'")));
    }

    @Test
    void saysThatOnlyABrowserKnowsASelector() {
        blog.edit("ready: .list", "ready: '.list:defined'");

        Answer answer = list(SmallBlog.LIST);

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("  pages.list.ready .* only a browser can tell"));
    }

    @Test
    void tellsASavedChallengePageAsBlocked() {
        String challenge = CapturedPages.orSkip()
                .orSkip("waf/aliyun-acw_sc__v2-index.html")
                .toString();

        Answer answer = Answer.to(
                "try",
                "csdn",
                "--sites",
                Repository.root().resolve("sites").toString(),
                "--page",
                challenge,
                "--user",
                "x");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("the page would be taken for a refusal, the end BLOCKED: signs.blocked.");
    }

    @Test
    void isNotFineWhereAnOwnerNeverMatches() {
        blog.edit("owner: [{select: a, attr: href, pattern: '^/([^/]+)/'}]", "owner: [{select: .by}]");

        Answer answer = list(SmallBlog.LIST);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("left out: 3 items, articles.owner finds nothing", "articles.owner select '.by'");
    }

    @Test
    void isNotFineWhereTheOwnerIsNeverTheUser() {
        blog.edit("pattern: '^/([^/]+)/'}]", "pattern: '^/[^/]+/'}]");

        Answer answer = list(SmallBlog.LIST);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("articles: none of 3 items is by 'ann', the first owner is '/ann/'");
    }

    @Test
    void isNotFineWhereTheProfileIsAnotherUsers() {
        blog.edit("  profile:\n    required", "  profile:\n    owner: {select: .nick}\n    required");
        String[] arguments = {"try", blog.siteFile(), "--page", blog.page(SmallBlog.PROFILE), "--kind", "profile"};

        assertThat(Answer.to(Stream.concat(Arrays.stream(arguments), Stream.of("--user", "bob"))
                        .toArray(String[]::new)))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(1))
                .satisfies(answer ->
                        assertThat(answer.text()).contains("it shows the profile of 'Ann', expected that of 'bob'"));
        assertThat(Answer.to(arguments))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.error()).contains("rules.profile.owner", "--user ID"));
    }
}
