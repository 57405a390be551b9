package dev.trawl.storage.http;

import dev.trawl.storage.catalog.ArticleFilter;
import dev.trawl.storage.catalog.ArticleHistory;
import dev.trawl.storage.catalog.ArticleOrder;
import dev.trawl.storage.catalog.ArticleRow;
import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Articles over HTTP. */
@RestController
@RequestMapping("/api")
final class ArticlesController {

    private static final int ROWS = 1_000;
    /** A body may have megabytes. */
    private static final int ROWS_WITH_BODIES = 20;

    private final Catalog catalog;
    private final JsonMapper json;

    ArticlesController(Catalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    @Operation(
            summary = "A page of articles, without their bodies",
            description = "type original, repost or translation; from and to (exclusive) are dates or times of"
                    + " publishing; text is looked for in title and summary; page from 0, size 1 to 500, sort such as"
                    + " reads,desc (published, updated, title, user, reads, comments, likes, collects, fetched)")
    @GetMapping("/articles")
    ResultPage<ArticleRow> articles(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String crawl,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String sort) {
        return catalog.articles(
                filter(site, user, type, from, to, text, crawl),
                QueryParameters.slice(page, size, sort, ArticleOrder.class, "published,desc"));
    }

    @Operation(summary = "An article with its body and what was seen of it over time")
    @GetMapping("/articles/{site}/{userId}/{articleId}")
    ArticleHistory article(@PathVariable String site, @PathVariable String userId, @PathVariable String articleId) {
        QueryParameters.site(site);
        QueryParameters.user(userId);
        return catalog.article(site, userId, articleId)
                .orElseThrow(() -> new RowNotFound("article " + site + "/" + userId + "/" + articleId));
    }

    @Operation(
            summary = "All articles that match, as CSV",
            description = "bodies=true brings bodies, bom=true for Excel")
    @GetMapping("/articles.csv")
    void csv(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String crawl,
            @RequestParam(required = false) @Nullable String bodies,
            @RequestParam(required = false) @Nullable String bom,
            HttpServletResponse response)
            throws IOException {
        var format = new CsvFormat<>(ArticleRow.class, QueryParameters.flag("bom", bom));
        export(filter(site, user, type, from, to, text, crawl), bodies, "articles.csv", format, response);
    }

    @Operation(summary = "All articles that match, a JSON object a line", description = "bodies=true brings bodies")
    @GetMapping("/articles.ndjson")
    void ndjson(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String crawl,
            @RequestParam(required = false) @Nullable String bodies,
            HttpServletResponse response)
            throws IOException {
        var format = new NdjsonFormat<ArticleRow>(json);
        export(filter(site, user, type, from, to, text, crawl), bodies, "articles.ndjson", format, response);
    }

    private void export(
            ArticleFilter filter,
            @Nullable String bodies,
            String file,
            RowExport.Format<ArticleRow> format,
            HttpServletResponse response)
            throws IOException {
        boolean withBodies = QueryParameters.flag("bodies", bodies);
        int rows = withBodies ? ROWS_WITH_BODIES : ROWS;
        RowExport.stream(response, file, format, last -> catalog.articlesAfter(filter, withBodies, last, rows));
    }

    private static ArticleFilter filter(
            @Nullable String site,
            @Nullable String user,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to,
            @Nullable String text,
            @Nullable String crawl) {
        return new ArticleFilter(
                QueryParameters.site(site),
                QueryParameters.user(user),
                QueryParameters.type(type),
                QueryParameters.time("from", from),
                QueryParameters.time("to", to),
                QueryParameters.text(text),
                QueryParameters.crawl(crawl));
    }
}
