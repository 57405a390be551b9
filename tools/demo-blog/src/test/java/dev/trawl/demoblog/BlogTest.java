package dev.trawl.demoblog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.demoblog.users.ArticleKind;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlogTest {

    private static final Blog BLOG = Blog.of(1, 300);
    private static final List<DemoUser> USERS = BLOG.users();

    @Test
    void makesTheSameUsersFromTheSameSeed() {
        assertThat(Blog.of(1, 300).users()).isEqualTo(USERS);
        assertThat(Blog.of(2, 1).user("user-0001")).isNotEqualTo(BLOG.user("user-0001"));
    }

    @Test
    void makesAUserTheSameHoweverManyThereAre() {
        assertThat(Blog.of(1, 5).user("user-0004")).isEqualTo(BLOG.user("user-0004"));
        assertThat(Blog.of(1, 5).user("user-0006")).isEmpty();
        assertThat(Blog.of(1, 0).user("fault-modal")).isEqualTo(BLOG.user("fault-modal"));
    }

    /** A change of the generator changes every stored row of the demo blog: then this is changed knowingly. */
    @Test
    void keepsItsFirstUserForEver() {
        DemoUser user = BLOG.user("user-0001").orElseThrow();

        assertThat(user.profile().toString())
                .isEqualTo(
                        "DemoProfile[nickname=dev-null, blogTitle=dev-null's notes, posts=21, originals=17, fans=30, likes=6179,"
                                + " comments=1107, visits=949895, points=9704, level=8, rank=1839, weekRank=295, codeAge=码龄1年]");
        assertThat(user.articles().getFirst().title()).isEqualTo("深入理解 CompletableFuture（6）的边界情况");
        assertThat(user.articles().getFirst().publishedAt()).hasToString("2020-05-21T10:22:32+08:00");
    }

    @Test
    void hasUsersOfEverySize() {
        List<Integer> sizes =
                healthy().stream().map(user -> user.articles().size()).toList();

        assertThat(sizes).allMatch(size -> size >= 0 && size <= 120).contains(0);
        assertThat(sizes).anyMatch(size -> size > 100);
        assertThat(sizes).as("whole pages").anyMatch(size -> size > 0 && size % DemoUser.PAGE_SIZE == 0);
        assertThat(sizes.stream().filter(size -> size >= 5 && size <= 60).count())
                .isGreaterThan(200);
    }

    @Test
    void listsPinnedArticlesFirstAndThenTheNewest() {
        for (DemoUser user : USERS) {
            assertThat(user.articles())
                    .isSortedAccordingTo(Comparator.comparing((DemoArticle article) -> !article.pinned())
                            .thenComparing(DemoArticle::publishedAt, Comparator.reverseOrder()));
        }
        assertThat(USERS).anyMatch(user -> user.articles().stream().anyMatch(DemoArticle::pinned));
    }

    @Test
    void givesEachArticleAnIdOfItsOwn() {
        assertThat(USERS.stream().flatMap(user -> user.articles().stream()).map(DemoArticle::articleId))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(9_000);
    }

    @Test
    void hasAThousandPagesForOneUserAndTwoHundredForAnother() {
        for (int pages : List.of(200, 1_000)) {
            DemoUser user = BLOG.user("fault-" + pages + "-pages").orElseThrow();

            assertThat(user.pages()).isEqualTo(pages);
            assertThat(user.page(pages)).hasSize(1);
            assertThat(user.reachableArticles()).hasSize(pages);
        }
    }

    @Test
    void givesACopyOfAFaultArticlesOfItsOwn() {
        DemoUser copy = BLOG.user("fault-alert-x2").orElseThrow();

        assertThat(copy.ending())
                .isEqualTo(BLOG.user("fault-alert").orElseThrow().ending());
        assertThat(copy.articles())
                .extracting(DemoArticle::articleId)
                .doesNotContainAnyElementsOf(BLOG.user("fault-alert").orElseThrow().articles().stream()
                        .map(DemoArticle::articleId)
                        .toList());
    }

    @Test
    void countsInTheProfileWhatTheArticlesSay() {
        for (DemoUser user : USERS) {
            assertThat(user.profile().posts()).isEqualTo(user.articles().size());
            assertThat(user.profile().originals())
                    .isEqualTo(user.articles().stream()
                            .filter(article -> article.type() == ArticleKind.ORIGINAL)
                            .count());
            assertThat(user.profile().comments())
                    .isEqualTo(user.articles().stream()
                            .mapToLong(DemoArticle::comments)
                            .sum());
        }
    }

    @Test
    void saysHowACrawlOfEachUserEnds() {
        assertThat(healthy())
                .allSatisfy(user -> assertThat(user.ending())
                        .isEqualTo(user.articles().isEmpty() ? ExpectedEnd.EMPTY : ExpectedEnd.STORED));
        assertThat(BLOG.user("fault-silent-p2").orElseThrow().reachableArticles())
                .hasSize(DemoUser.PAGE_SIZE);
        assertThat(BLOG.user("fault-silent").orElseThrow().profileReachable()).isFalse();
        assertThat(BLOG.user("fault-banner").orElseThrow().ending()).isEqualTo(ExpectedEnd.DEAD_CLICK);
    }

    @Test
    void hasNoTextThatHtmlWouldChange() {
        assertThat(USERS.stream()
                        .flatMap(user -> user.articles().stream())
                        .flatMap(article -> Stream.concat(
                                Stream.of(article.title(), article.summary()), article.paragraphs().stream())))
                .allMatch(text -> text.equals(text.strip()) && !text.contains("  ") && !text.contains("\n"));
    }

    @Test
    void refusesMoreUsersThanItHasNamesFor() {
        assertThatThrownBy(() -> Blog.of(1, 9_900)).hasMessageContaining("9899");
    }

    private static List<DemoUser> healthy() {
        return USERS.subList(0, BLOG.healthyIds().size());
    }
}
