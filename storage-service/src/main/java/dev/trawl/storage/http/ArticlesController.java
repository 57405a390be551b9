package dev.trawl.storage.http;

import dev.trawl.http.NotFound;
import dev.trawl.http.PageBounds;
import dev.trawl.storage.catalog.ArticleRow;
import dev.trawl.storage.catalog.ArticleRow.ArticleHistory;
import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.Catalog.ArticleFilter;
import dev.trawl.storage.catalog.Catalog.ArticleOrder;
import dev.trawl.storage.catalog.Catalog.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "articles", description = "Articles as the latest task observed them.")
final class ArticlesController {

    private static final String SORT =
            "Order of the rows: published, updated, title, user, reads, comments, likes, collects"
                    + " or fetched; then ,asc or ,desc. Rows without the value come last. The default is published,desc.";

    private static final int EXPORT_ROWS = 1_000;

    /** A body can have megabytes. */
    private static final int EXPORT_ROWS_WITH_BODIES = 20;

    private final Catalog catalog;
    private final JsonMapper json;

    ArticlesController(Catalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    @Operation(
            summary = "Lists articles",
            description = "Returns one page of the articles that match all filters, without their bodies.")
    @ApiResponse(responseCode = "200", description = "A page of articles.", useReturnTypeSchema = true)
    @GetMapping("/articles")
    ResultPage<ArticleRow> articles(
            @Parameter(description = ApiDocumentation.SITE) @RequestParam(required = false) @Nullable String site,
            @Parameter(description = ApiDocumentation.USER) @RequestParam(required = false) @Nullable String user,
            @Parameter(description = ApiDocumentation.TYPE) @RequestParam(required = false) @Nullable String type,
            @Parameter(description = ApiDocumentation.FROM) @RequestParam(required = false) @Nullable String from,
            @Parameter(description = ApiDocumentation.TO) @RequestParam(required = false) @Nullable String to,
            @Parameter(description = ApiDocumentation.TEXT) @RequestParam(required = false) @Nullable String text,
            @Parameter(description = ApiDocumentation.CRAWL) @RequestParam(required = false) @Nullable String crawl,
            @Parameter(description = ApiDocumentation.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size,
            @Parameter(description = SORT) @RequestParam(required = false) @Nullable String sort) {
        return catalog.articles(
                filter(site, user, type, from, to, text, crawl),
                QueryParameters.slice(page, size, sort, ArticleOrder.class, "published,desc"));
    }

    @Operation(
            summary = "Returns one article",
            description =
                    "Returns the article with its body, and its observations, the oldest first; of more than 1,000"
                            + " the newest.")
    @ApiResponse(responseCode = "200", description = "The article and its observations.", useReturnTypeSchema = true)
    @GetMapping("/articles/{site}/{userId}/{articleId}")
    ArticleHistory article(
            @Parameter(description = ApiDocumentation.PATH_SITE) @PathVariable String site,
            @Parameter(description = ApiDocumentation.PATH_USER) @PathVariable String userId,
            @Parameter(description = "Article ID as the site spells it.") @PathVariable String articleId) {
        QueryParameters.site(site);
        QueryParameters.user(userId);
        return catalog.article(site, userId, articleId)
                .orElseThrow(
                        () -> NotFound.unknown("article " + site + "/" + userId + "/" + articleId + " is not stored"));
    }

    @Operation(
            summary = "Exports articles as CSV",
            description = "Streams all articles that match, as CSV by RFC 4180 with one column for each field.")
    @ApiResponse(
            responseCode = "200",
            description = "A header line and one line for each article.",
            content = @Content(mediaType = "text/csv"))
    @GetMapping("/articles.csv")
    void csv(
            @Parameter(description = ApiDocumentation.SITE) @RequestParam(required = false) @Nullable String site,
            @Parameter(description = ApiDocumentation.USER) @RequestParam(required = false) @Nullable String user,
            @Parameter(description = ApiDocumentation.TYPE) @RequestParam(required = false) @Nullable String type,
            @Parameter(description = ApiDocumentation.FROM) @RequestParam(required = false) @Nullable String from,
            @Parameter(description = ApiDocumentation.TO) @RequestParam(required = false) @Nullable String to,
            @Parameter(description = ApiDocumentation.TEXT) @RequestParam(required = false) @Nullable String text,
            @Parameter(description = ApiDocumentation.CRAWL) @RequestParam(required = false) @Nullable String crawl,
            @Parameter(description = ApiDocumentation.BODIES) @RequestParam(required = false) @Nullable String bodies,
            @Parameter(description = CsvFormat.BOM) @RequestParam(required = false) @Nullable String bom,
            HttpServletResponse response)
            throws IOException {
        var format = new CsvFormat<>(ArticleRow.class, QueryParameters.flag("bom", bom));
        export(filter(site, user, type, from, to, text, crawl), bodies, "articles.csv", format, response);
    }

    @Operation(
            summary = "Exports articles as NDJSON",
            description = "Streams all articles that match, one JSON object a line.")
    @ApiResponse(
            responseCode = "200",
            description = "One line for each article.",
            content = @Content(mediaType = "application/x-ndjson"))
    @GetMapping("/articles.ndjson")
    void ndjson(
            @Parameter(description = ApiDocumentation.SITE) @RequestParam(required = false) @Nullable String site,
            @Parameter(description = ApiDocumentation.USER) @RequestParam(required = false) @Nullable String user,
            @Parameter(description = ApiDocumentation.TYPE) @RequestParam(required = false) @Nullable String type,
            @Parameter(description = ApiDocumentation.FROM) @RequestParam(required = false) @Nullable String from,
            @Parameter(description = ApiDocumentation.TO) @RequestParam(required = false) @Nullable String to,
            @Parameter(description = ApiDocumentation.TEXT) @RequestParam(required = false) @Nullable String text,
            @Parameter(description = ApiDocumentation.CRAWL) @RequestParam(required = false) @Nullable String crawl,
            @Parameter(description = ApiDocumentation.BODIES) @RequestParam(required = false) @Nullable String bodies,
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
        int rows = withBodies ? EXPORT_ROWS_WITH_BODIES : EXPORT_ROWS;
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
