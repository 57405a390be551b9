package dev.trawl.storage.http;

import dev.trawl.http.NotFound;
import dev.trawl.http.PageBounds;
import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.Catalog.ProfileFilter;
import dev.trawl.storage.catalog.Catalog.ProfileOrder;
import dev.trawl.storage.catalog.Catalog.ResultPage;
import dev.trawl.storage.catalog.ProfileRow;
import dev.trawl.storage.catalog.ProfileRow.ProfileHistory;
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

/** Profiles over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "profiles", description = "Accounts as the latest task observed them.")
final class ProfilesController {

    private static final String SORT =
            "Order of the rows: user, nickname, posts, fans, following, likes, comments, visits,"
                    + " points, level, rank or fetched; then ,asc or ,desc. Rows without the value come last. The default is user.";

    private static final int EXPORT_ROWS = 1_000;

    private final Catalog catalog;
    private final JsonMapper json;

    ProfilesController(Catalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    @Operation(summary = "Lists profiles", description = "Returns one page of the profiles that match all filters.")
    @ApiResponse(responseCode = "200", description = "A page of profiles.", useReturnTypeSchema = true)
    @GetMapping("/profiles")
    ResultPage<ProfileRow> profiles(
            @Parameter(description = ApiDocumentation.SITE) @RequestParam(required = false) @Nullable String site,
            @Parameter(description = ApiDocumentation.USER) @RequestParam(required = false) @Nullable String user,
            @Parameter(description = ApiDocumentation.CRAWL) @RequestParam(required = false) @Nullable String crawl,
            @Parameter(description = ApiDocumentation.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size,
            @Parameter(description = SORT) @RequestParam(required = false) @Nullable String sort) {
        return catalog.profiles(
                filter(site, user, crawl), QueryParameters.slice(page, size, sort, ProfileOrder.class, "user"));
    }

    @Operation(
            summary = "Returns one profile",
            description = "Returns the profile and its observations, the oldest first; of more than 1,000 the newest.")
    @ApiResponse(responseCode = "200", description = "The profile and its observations.", useReturnTypeSchema = true)
    @GetMapping("/profiles/{site}/{userId}")
    ProfileHistory profile(
            @Parameter(description = ApiDocumentation.PATH_SITE) @PathVariable String site,
            @Parameter(description = ApiDocumentation.PATH_USER) @PathVariable String userId) {
        QueryParameters.site(site);
        QueryParameters.user(userId);
        return catalog.profile(site, userId)
                .orElseThrow(() -> NotFound.unknown("profile " + site + "/" + userId + " is not stored"));
    }

    @Operation(
            summary = "Exports profiles as CSV",
            description = "Streams all profiles that match, as CSV by RFC 4180 with one column for each field.")
    @ApiResponse(
            responseCode = "200",
            description = "A header line and one line for each profile.",
            content = @Content(mediaType = "text/csv"))
    @GetMapping("/profiles.csv")
    void csv(
            @Parameter(description = ApiDocumentation.SITE) @RequestParam(required = false) @Nullable String site,
            @Parameter(description = ApiDocumentation.USER) @RequestParam(required = false) @Nullable String user,
            @Parameter(description = ApiDocumentation.CRAWL) @RequestParam(required = false) @Nullable String crawl,
            @Parameter(description = CsvFormat.BOM) @RequestParam(required = false) @Nullable String bom,
            HttpServletResponse response)
            throws IOException {
        var format = new CsvFormat<>(ProfileRow.class, QueryParameters.flag("bom", bom));
        export(filter(site, user, crawl), "profiles.csv", format, response);
    }

    @Operation(
            summary = "Exports profiles as NDJSON",
            description = "Streams all profiles that match, one JSON object a line.")
    @ApiResponse(
            responseCode = "200",
            description = "One line for each profile.",
            content = @Content(mediaType = "application/x-ndjson"))
    @GetMapping("/profiles.ndjson")
    void ndjson(
            @Parameter(description = ApiDocumentation.SITE) @RequestParam(required = false) @Nullable String site,
            @Parameter(description = ApiDocumentation.USER) @RequestParam(required = false) @Nullable String user,
            @Parameter(description = ApiDocumentation.CRAWL) @RequestParam(required = false) @Nullable String crawl,
            HttpServletResponse response)
            throws IOException {
        export(filter(site, user, crawl), "profiles.ndjson", new NdjsonFormat<>(json), response);
    }

    private void export(
            ProfileFilter filter, String file, RowExport.Format<ProfileRow> format, HttpServletResponse response)
            throws IOException {
        RowExport.stream(response, file, format, last -> catalog.profilesAfter(filter, last, EXPORT_ROWS));
    }

    private static ProfileFilter filter(@Nullable String site, @Nullable String user, @Nullable String crawl) {
        return new ProfileFilter(QueryParameters.site(site), QueryParameters.user(user), QueryParameters.crawl(crawl));
    }
}
