package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.HomePages;
import dev.trawl.demoblog.pages.HomePages.ListLayout;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every value of the third skin is read as it was generated, in each of its layouts, by {@code sites/demo-home.yml}. */
class DemoHomePagesTest {

    private static final String ORIGIN = Blog.HOME_ORIGIN;

    private final Blog blog = Blog.of(1, 60);
    private final HomePages pages = new HomePages();
    private final PageReader reader =
            new PageReader(SiteFiles.read(Repository.root().resolve("sites/demo-home.yml")), ReadingLimits.DEFAULT);

    private List<DemoUser> users() {
        return Stream.concat(blog.healthyIds().stream(), Stream.of("fault-empty", "fault-one-page"))
                .map(userId -> blog.user(userId).orElseThrow())
                .toList();
    }

    private PageReading.Shown read(PageKind kind, DemoUser user, Body page) {
        PageReading pageReading =
                reader.read(new PageHtml(kind, ORIGIN + "/" + user.userId(), new UserId(user.userId()), page.bytes()));
        assertThat(pageReading).as(user.userId()).isInstanceOf(PageReading.Shown.class);
        return (PageReading.Shown) pageReading;
    }

    @Test
    void readsEveryProfileByTheStateOfItsHomePage() {
        for (DemoUser user : users()) {
            PageReading.Shown shown =
                    read(PageKind.PROFILE, user, pages.home(ORIGIN, user, ListLayout.of(user.userId())));
            var profile = Objects.requireNonNull(shown.profile());
            var expected = user.profile();

            assertThat(shown.warnings()).as(user.userId()).isEmpty();
            assertThat(List.of(
                            profile.nickname(),
                            profile.blogTitle(),
                            profile.originals(),
                            profile.fans(),
                            profile.likes(),
                            profile.comments(),
                            profile.visits(),
                            profile.level()))
                    .isEqualTo(List.of(
                            expected.nickname(),
                            expected.blogTitle(),
                            expected.originals(),
                            expected.fans(),
                            expected.likes(),
                            expected.comments(),
                            expected.visits(),
                            expected.level()));
            assertThat(profile.rank()).isEqualTo(expected.rank());
            assertThat(profile.codeAge()).isEqualTo(expected.codeAge());
        }
    }

    @Test
    void readsEveryListInItsLayout() {
        var blogPages = new BlogPages();
        for (DemoUser user : users()) {
            ListLayout layout = ListLayout.of(user.userId());
            PageReading.Shown document = read(PageKind.LIST, user, pages.document(ORIGIN, user, 1, 40));

            assertThat(document.warnings()).isEmpty();
            assertThat(document.articles())
                    .as("documents of %s", user.userId())
                    .isEqualTo(user.articles().stream()
                            .limit(40)
                            .map(article -> listed(article, DatePrecision.SECOND, article.pinned()))
                            .toList());
            if (layout == ListLayout.NUMBERED) {
                // a script fills the pager
                Body numbered = blogPages
                        .render(new BlogRequest(ORIGIN, user, BlogRequest.Kind.LIST, 1))
                        .with(html -> html.replace("id=\"pageBox\"", "id=\"pageBox\" data-pages=\"1\""));
                assertThat(read(PageKind.LIST, user, numbered).articles())
                        .as("list of %s", user.userId())
                        .isEqualTo(user.page(1).stream()
                                .map(article -> listed(article, DatePrecision.SECOND, article.pinned()))
                                .toList());
            } else {
                assertThat(read(PageKind.LIST, user, pages.home(ORIGIN, user, layout))
                                .articles())
                        .as("home page of %s", user.userId())
                        .isEqualTo(user.page(1).stream()
                                .map(article -> listed(article, DatePrecision.DAY, null))
                                .toList());
            }
        }
    }

    private static Article listed(DemoArticle article, DatePrecision precision, @Nullable Boolean pinned) {
        return new Article(
                article.articleId(),
                article.url(ORIGIN),
                article.title(),
                Article.ArticleType.valueOf(article.type().label().toUpperCase(Locale.ROOT)),
                article.summary(),
                precision == DatePrecision.DAY
                        ? article.publishedAt().truncatedTo(ChronoUnit.DAYS)
                        : article.publishedAt(),
                precision,
                null,
                null,
                article.reads(),
                article.comments(),
                null,
                null,
                pinned,
                null,
                null,
                null);
    }
}
