package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import dev.trawl.contract.UserId;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.JournalPages;
import dev.trawl.demoblog.pages.JournalPages.GrowsBy;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value of the second skin is read as it was generated, by {@code sites/demo-journal.yml} and by the file that docs/sites.md
 * leads to.
 */
class DemoJournalPagesTest {

    private static final String ORIGIN = Blog.JOURNAL_ORIGIN;

    private final Blog blog = Blog.of(1, 120);
    private final JournalPages pages = new JournalPages();

    @TempDir
    static Path folder;

    static Stream<PageReader> readers() throws IOException {
        String page = Files.readString(Repository.root().resolve("docs/sites.md"));
        String whole = page.substring(page.indexOf("site: my-journal\n", page.indexOf("### 5. The whole file")));
        Path documented = Files.writeString(folder.resolve("my-journal.yml"), whole.substring(0, whole.indexOf("```")));
        return Stream.of(Repository.root().resolve("sites/demo-journal.yml"), documented)
                .map(file -> new PageReader(SiteFiles.read(file), ReadingLimits.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readsEveryProfile(PageReader reader) {
        for (DemoUser user : users()) {
            PageReading.Shown shown = read(reader, PageKind.PROFILE, user, pages.about(ORIGIN, user));

            assertThat(shown.profile()).as(user.userId()).isEqualTo(profile(user.profile()));
            assertThat(shown.warnings()).isEmpty();
        }
        assertThat(users())
                .extracting(DemoUser::profile)
                .anySatisfy(profile -> assertThat(profile.codeAge()).isNull());
        assertThat(users())
                .extracting(DemoUser::profile)
                .anySatisfy(profile -> assertThat(profile.fans()).isGreaterThan(10_000));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readsEveryEntryOfEveryList(PageReader reader) {
        for (DemoUser user : users()) {
            PageReading.Shown shown = read(reader, PageKind.LIST, user, pages.list(ORIGIN, user, GrowsBy.SCROLL));

            assertThat(shown.articles())
                    .as(user.userId())
                    .isEqualTo(user.page(1).stream()
                            .map(DemoJournalPagesTest::listed)
                            .toList());
            assertThat(shown.warnings()).isEmpty();
            for (int batch = 2; batch <= user.pages(); batch++) {
                assertThat(read(reader, PageKind.LIST, user, pages.batch(ORIGIN, user, batch))
                                .articles())
                        .isEqualTo(user.page(batch).stream()
                                .map(DemoJournalPagesTest::listed)
                                .toList());
            }
        }
        assertThat(users().stream().flatMap(user -> user.articles().stream()))
                .anyMatch(article -> article.comments() == 0)
                .anyMatch(article -> article.reads() > 10_000)
                .anyMatch(DemoArticle::pinned);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readsEveryArticle(PageReader reader) {
        for (DemoUser user : users()) {
            for (DemoArticle article : user.articles()) {
                PageReading.Shown shown = read(reader, PageKind.ARTICLE, user, pages.article(ORIGIN, user, article));

                assertThat(shown.articles()).containsExactly(alone(article));
                assertThat(shown.warnings()).isEmpty();
            }
        }
    }

    private List<DemoUser> users() {
        return Stream.concat(blog.healthyIds().stream(), Stream.of("fault-empty", "fault-one-page"))
                .map(userId -> blog.user(userId).orElseThrow())
                .toList();
    }

    private static PageReading.Shown read(PageReader reader, PageKind kind, DemoUser user, Body page) {
        PageReading pageReading =
                reader.read(new PageHtml(kind, ORIGIN + "/@" + user.userId(), new UserId(user.userId()), page.bytes()));
        assertThat(pageReading).as(user.userId()).isInstanceOf(PageReading.Shown.class);
        return (PageReading.Shown) pageReading;
    }

    private static Profile profile(DemoProfile profile) {
        return new Profile(
                profile.nickname(),
                profile.blogTitle(),
                profile.posts(),
                null,
                profile.originals(),
                null,
                null,
                profile.fans(),
                null,
                profile.likes(),
                profile.comments(),
                null,
                profile.visits(),
                profile.points(),
                profile.level(),
                profile.rank(),
                profile.weekRank(),
                codeAge(profile.codeAge()));
    }

    private static @Nullable String codeAge(@Nullable String shown) {
        if (shown == null) {
            return null;
        }
        return shown.equals("码龄1年") ? "1 year" : shown.replace("码龄", "").replace("年", " years");
    }

    private static Article listed(DemoArticle article) {
        return new Article(
                article.articleId(),
                JournalPages.url(ORIGIN, article),
                article.title(),
                type(article),
                article.summary(),
                article.publishedAt(),
                DatePrecision.SECOND,
                null,
                null,
                article.reads(),
                article.comments(),
                null,
                null,
                article.pinned(),
                null,
                null,
                null);
    }

    private static Article alone(DemoArticle article) {
        return new Article(
                article.articleId(),
                JournalPages.url(ORIGIN, article),
                article.title(),
                type(article),
                null,
                article.publishedAt(),
                DatePrecision.SECOND,
                article.updatedAt(),
                article.updatedAt() == null ? null : DatePrecision.SECOND,
                article.reads(),
                article.comments(),
                article.likes(),
                article.collects(),
                null,
                article.body(),
                article.tags().isEmpty() ? null : article.tags(),
                article.sourceUrl());
    }

    private static ArticleType type(DemoArticle article) {
        return ArticleType.valueOf(article.type().label().toUpperCase(Locale.ROOT));
    }
}
