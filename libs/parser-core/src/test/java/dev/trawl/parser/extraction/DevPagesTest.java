package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** {@code sites/dev.yml} on pages written by hand, with the classes and attributes of Forem's templates. */
class DevPagesTest {

    private static final String HEADER = """
            <header class="profile-header">
              <h1>Ada Example <span class="c-indicator">Spam</span></h1>
              <span class="profile-header__meta__item"><svg><title>location</title></svg><span>Somewhere</span></span>
              <span class="profile-header__meta__item"><svg><title>joined</title></svg>
                <span>Joined on <time datetime="2019-03-04T10:00:00Z" class="date">Mar  4, 2019</time></span></span>
            </header>
            <div class="js-user-info">
              <div class="flex items-center mb-4"><svg><title>Post</title></svg> 1,204 posts published</div>
              <div class="flex items-center mb-4"><svg><title>Comment</title></svg> 1 comment written</div>
              <div class="flex items-center"><svg><title>Tag</title></svg> 7 tags followed</div>
            </div>
            """;

    /** As the page comes, for an organization. */
    private static final String FIRST = """
            <div class="crayons-story">
              <div class="crayons-story__top">
                <div class="crayons-story__meta">
                  <div class="crayons-story__author-pic">
                    <a class="crayons-logo" href="/acme"></a><a class="crayons-avatar" href="/Ada"></a>
                  </div>
                  <a href="/acme/first-1a2b"><time datetime="2024-02-03T04:05:06Z">Feb 3 '24</time></a>
                </div>
                <div class="pinned" data-testid="pinned-article">Pinned</div>
              </div>
              <h2 class="crayons-story__title"><a href="/acme/first-1a2b" id="article-link-77"> The   first </a></h2>
              <div class="crayons-story__tags">
                <a class="crayons-tag" href="/t/java"><span class="crayons-tag__prefix">#</span>java</a>
                <a class="crayons-tag" href="/t/kafka"><span class="crayons-tag__prefix">#</span>kafka</a>
              </div>
              <a href="/acme/first-1a2b" data-reaction-count><svg><title>Reactions</title></svg> 12 <span>&nbsp;reactions</span></a>
              <a href="/acme/first-1a2b#comments"><svg><title>Comments</title></svg> 3 <span>&nbsp;comments</span></a>
            </div>
            """;

    /** An item without a reaction, as a script adds it when the page is scrolled, and an item of another user. */
    private static final String ADDED = """
            <div class="paged-stories">
              <article class="crayons-story">
                <div class="crayons-story__meta">
                  <div class="crayons-story__author-pic"><a class="crayons-avatar" href="/ada"></a></div>
                  <a href="/ada/second-3c4d"><time datetime="2023-12-31T23:59:59Z">Dec 31 '23 (2 months ago)</time></a>
                </div>
                <h2 class="crayons-story__title"><a href="/ada/second-3c4d" id="article-link-76">Second</a></h2>
                <a href="/ada/second-3c4d#comments"><span>Add&nbsp;Comment</span></a>
              </article>
              <article class="crayons-story">
                <div class="crayons-story__author-pic"><a class="crayons-avatar" href="/bob"></a></div>
                <h2 class="crayons-story__title"><a href="/bob/other" id="article-link-5">Other</a></h2>
              </article>
            </div>
            """;

    private final PageReader reader =
            new PageReader(SiteFiles.read(Repository.root().resolve("sites/dev.yml")), ReadingLimits.DEFAULT);

    private PageReading read(PageKind kind, String html) {
        return reader.read(new PageHtml(kind, "https://dev.to/ada", new UserId("ada"), html.getBytes(UTF_8)));
    }

    @Test
    void readsProfileAndList() {
        var shown = (PageReading.Shown) read(
                PageKind.LIST,
                HEADER + "<div id=substories>" + FIRST + ADDED + "</div><div id=loading-articles></div>");

        assertThat(shown.warnings()).isEmpty();
        assertThat(shown.profile()).isNotNull().satisfies(profile -> {
            assertThat(profile.nickname()).isEqualTo("Ada Example");
            assertThat(profile.posts()).isEqualTo(1204);
            assertThat(profile.comments()).isEqualTo(1);
            assertThat(profile.codeAge()).isEqualTo("Mar 4, 2019");
            assertThat(profile.fans()).isNull();
        });
        assertThat(shown.articles())
                .satisfiesExactly(
                        first -> {
                            assertThat(first.articleId()).isEqualTo("77");
                            assertThat(first.url()).isEqualTo("https://dev.to/acme/first-1a2b");
                            assertThat(first.title()).isEqualTo("The first");
                            assertThat(first.publishedAt()).isEqualTo(OffsetDateTime.parse("2024-02-03T04:05:06Z"));
                            assertThat(first.likes()).isEqualTo(12);
                            assertThat(first.comments()).isEqualTo(3);
                            assertThat(first.pinned()).isTrue();
                            assertThat(first.tags()).containsExactly("java", "kafka");
                        },
                        second -> {
                            assertThat(second.articleId()).isEqualTo("76");
                            assertThat(second.publishedAt()).isEqualTo(OffsetDateTime.parse("2023-12-31T23:59:59Z"));
                            assertThat(second.likes()).as("not shown").isNull();
                            assertThat(second.comments()).as("said to be none").isZero();
                            assertThat(second.pinned()).isFalse();
                        });
    }

    @Test
    void takesNoBillboardForAStory() {
        String billboard = """
                <div class="crayons-story crayons-story__billboard billboard js-billboard" data-display-unit data-id="7">
                  <div class="crayons-story__body"><div class="text-styles text-styles--billboard">
                    <a href="https://dev.to/acme/buy-9z">Buy</a></div></div>
                </div>""";

        assertThat(read(PageKind.LIST, HEADER + "<div id=substories>" + FIRST + billboard + "</div>"))
                .isInstanceOfSatisfying(PageReading.Shown.class, shown -> {
                    assertThat(shown.warnings()).isEmpty();
                    assertThat(shown.articles()).extracting(Article::articleId).containsExactly("77");
                });
        assertThat(read(PageKind.LIST, HEADER + "<div id=substories>" + billboard + "</div>"))
                .isInstanceOfSatisfying(
                        PageReading.Shown.class,
                        shown -> assertThat(shown.articles())
                                .as("a user without stories")
                                .isEmpty());
    }

    @Test
    void distinguishesAUserWithoutPostsFromAChangedLayout() {
        assertThat(read(PageKind.LIST, HEADER + "<div id=substories></div>"))
                .isInstanceOfSatisfying(
                        PageReading.Shown.class,
                        shown -> assertThat(shown.articles()).isEmpty());
        assertThat(read(PageKind.LIST, HEADER + "<div id=stories></div>"))
                .isInstanceOf(PageReading.LayoutChanged.class);
    }

    @Test
    void readsAnArticle() {
        var shown = (PageReading.Shown) read(PageKind.ARTICLE, """
                <head><meta property="og:url" content="https://dev.to/ada/second-3c4d"></head>
                <header id="main-title">
                  <h1><span class="block">For search engines</span> Second</h1>
                  <div class="spec__tags"><a class="crayons-tag"><span class="crayons-tag__prefix">#</span>java</a></div>
                  <div class="crayons-article__subheader"><span>
                    <time datetime="2023-12-31T23:59:59Z" class="date">Dec 31, 2023</time>
                    <em>Originally published at <a href="https://ada.example/second">ada.example</a> on
                      <time datetime="2023-12-30T00:00:00Z">Dec 30</time></em>
                    ・<em>Updated on <time datetime="2024-01-02T03:04:05Z">Jan 2</time></em></span></div>
                </header>
                <div id="article-body" data-article-id="76"><p>One.</p><p>Two.</p></div>
                """);

        assertThat(shown.warnings()).isEmpty();
        Article article = shown.articles().getFirst();
        assertThat(article.articleId()).isEqualTo("76");
        assertThat(article.url()).isEqualTo("https://dev.to/ada/second-3c4d");
        assertThat(article.title()).isEqualTo("Second");
        assertThat(article.publishedAt()).isEqualTo(OffsetDateTime.parse("2023-12-31T23:59:59Z"));
        assertThat(article.updatedAt()).isEqualTo(OffsetDateTime.parse("2024-01-02T03:04:05Z"));
        assertThat(article.sourceUrl()).isEqualTo("https://ada.example/second");
        assertThat(article.tags()).containsExactly("java");
        assertThat(article.body()).isEqualTo("One.\nTwo.");
    }
}
