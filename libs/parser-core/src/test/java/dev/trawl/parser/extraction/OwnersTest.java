package dev.trawl.parser.extraction;

import static dev.trawl.contract.PageKind.LIST;
import static dev.trawl.contract.PageKind.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.sitefile.rules.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of another account is read as the user's. The user of the pages is ann. */
class OwnersTest {

    private static final String ARTICLES = """
              articles:
                items: li
                drop: [{select: .ad}]
                owner: [{select: .by}, {select: a, attr: href, pattern: '^/([^/]+)/'}]
                fields: {article-id: [{select: a}]}
            """;

    private static final String LIST_RULES = "rules:\n" + ARTICLES;

    private static final String PROFILE_RULES = """
            rules:
              profile:
                pages: [profile, list]
                owner: [{select: .handle}, {json: window.state, path: user.id}]
                fields: {nickname: [{select: b}], fans: [{select: i}]}
            """;

    @TempDir
    private Path folder;

    private SiteWithRules rules(String yaml) {
        return new SiteWithRules(folder, yaml);
    }

    @Test
    void leavesOutAnItemThatNamesNoOwnerAndCountsIt() {
        PageReading.Shown shown = rules(LIST_RULES).shown(LIST, """
                <li><i class=by>Ann</i><a>1</a></li><li><a>2</a></li><li><a href=/ann/3>3</a></li>
                <li><a href=/bob/4>4</a></li><li class=ad><a>5</a></li><li><a>6</a></li>""");

        assertThat(shown.articles()).extracting(Article::articleId).containsExactly("1", "3");
        assertThat(shown.warnings()).containsExactly("articles: owner not found in 2 of 5 items, which are left out");
    }

    @Test
    void tracesTheItemsThatNameNoOwner() {
        var traced = new ArrayList<String>();
        PageReading unused = rules(LIST_RULES)
                .read(LIST, "<li><a href=/ann/1>1</a></li><li><a>2</a></li>", new ReadingTrace() {
                    @Override
                    public void found(String field, int index, Source source, String text, Object value) {}

                    @Override
                    public void nothing(String field, List<Source> sources) {}

                    @Override
                    public void dropped(String why) {
                        traced.add(why);
                    }
                });

        assertThat(traced).containsExactly("articles.owner finds nothing");
    }

    @Test
    void takesAListWhoseItemsNameNoOwnerForAChangedLayout() {
        assertThat(rules(LIST_RULES).read(LIST, "<li><a>1</a></li><li><a>2</a></li>"))
                .isInstanceOfSatisfying(
                        PageReading.LayoutChanged.class,
                        changed -> assertThat(changed.reason())
                                .contains("articles.owner select '.by', select 'a' attr href"));
    }

    @Test
    void warnsOfAListWithItemsOfOthersOnly() {
        assertThat(rules(LIST_RULES).shown(LIST, "<li><a href=/bob/1>1</a></li><li><a href=/carl/2>2</a></li>"))
                .satisfies(shown -> assertThat(shown.articles()).isEmpty())
                .satisfies(shown -> assertThat(shown.warnings())
                        .containsExactly("articles: none of 2 items is by 'ann', the first owner is 'bob'"));
    }

    @Test
    void readsTheProfileOfTheUserThatThePageNames() {
        assertThat(rules(PROFILE_RULES)
                        .shown(PROFILE, "<i class=handle>ANN</i><b>Ann</b>")
                        .profile())
                .isNotNull();
        assertThat(rules(PROFILE_RULES)
                        .shown(PROFILE, "<b>Ann</b><script>window.state = {user: {id: 'ann'}}</script>")
                        .profile())
                .isNotNull();
    }

    @Test
    void refusesAPageThatShowsAnotherUser() {
        assertThat(rules(PROFILE_RULES + ARTICLES)
                        .read(LIST, "<u class=handle>bob</u><b>Bob</b><i>12</i><li><a href=/ann/1>1</a></li>"))
                .isInstanceOfSatisfying(
                        PageReading.OtherUser.class,
                        other -> assertThat(other.reason())
                                .isEqualTo("it shows the profile of 'bob', expected that of 'ann'"
                                        + " (profile.owner select '.handle', json window.state path user.id)"));
    }

    @Test
    void refusesAProfileThatDoesNotSayWhoseItIs() {
        assertThat(rules(PROFILE_RULES).read(PROFILE, "<b>Bob</b><i>12</i>"))
                .isInstanceOfSatisfying(
                        PageReading.OtherUser.class,
                        other -> assertThat(other.reason())
                                .startsWith("it does not show whose profile it is, expected 'ann': nothing on the page"
                                        + " matches profile.owner select '.handle'"));
    }

    @Test
    void doesNotAskForTheOwnerWhereNoProfileIsShown() {
        assertThat(rules(PROFILE_RULES + ARTICLES)
                        .shown(LIST, "<li><a href=/ann/1>1</a></li>")
                        .articles())
                .hasSize(1);
    }
}
