package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.util.List;

/** Small handwritten pages, read by a site file of the repository as pages of one user. */
final class SamplePages {

    private final PageReader reader;

    private final String url;

    private final UserId user;

    SamplePages(String site, String url, String user) {
        this.reader = new PageReader(
                SiteFiles.read(Repository.root().resolve("sites/" + site + ".yml")), ReadingLimits.DEFAULT);
        this.url = url;
        this.user = new UserId(user);
    }

    PageReading.Shown shown(PageKind kind, String html) {
        PageReading pageReading = reader.read(new PageHtml(kind, url, user, html.getBytes(UTF_8)));
        assertThat(pageReading).isInstanceOf(PageReading.Shown.class);
        return (PageReading.Shown) pageReading;
    }

    /** The profile on a page. Fails without one. */
    Profile profile(PageKind kind, String html) {
        Profile profile = shown(kind, html).profile();
        assertThat(profile).isNotNull();
        return profile;
    }

    List<Article> items(String html) {
        return shown(PageKind.LIST, html).articles();
    }

    /** The only item of a list. */
    Article item(String html) {
        List<Article> articles = items(html);
        assertThat(articles).hasSize(1);
        return articles.getFirst();
    }

    /** The article on an article page. */
    Article article(String html) {
        List<Article> articles = shown(PageKind.ARTICLE, html).articles();
        assertThat(articles).hasSize(1);
        return articles.getFirst();
    }
}
