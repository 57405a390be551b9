package dev.trawl.storage.http;

import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.ProfileFilter;
import dev.trawl.storage.catalog.ProfileHistory;
import dev.trawl.storage.catalog.ProfileOrder;
import dev.trawl.storage.catalog.ProfileRow;
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

/** Profiles over HTTP. */
@RestController
@RequestMapping("/api")
final class ProfilesController {

    private static final int ROWS = 1_000;

    private final Catalog catalog;
    private final JsonMapper json;

    ProfilesController(Catalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    @Operation(
            summary = "A page of profiles",
            description = "page from 0, size 1 to 500, sort such as fans,desc (user, nickname, posts, fans, following,"
                    + " likes, comments, visits, points, level, rank, fetched)")
    @GetMapping("/profiles")
    ResultPage<ProfileRow> profiles(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String crawl,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String sort) {
        return catalog.profiles(
                filter(site, user, crawl), QueryParameters.slice(page, size, sort, ProfileOrder.class, "user"));
    }

    @Operation(summary = "A profile and what was seen of it over time")
    @GetMapping("/profiles/{site}/{userId}")
    ProfileHistory profile(@PathVariable String site, @PathVariable String userId) {
        QueryParameters.site(site);
        QueryParameters.user(userId);
        return catalog.profile(site, userId).orElseThrow(() -> new RowNotFound("profile " + site + "/" + userId));
    }

    @Operation(summary = "All profiles that match, as CSV", description = "bom=true for Excel")
    @GetMapping("/profiles.csv")
    void csv(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String crawl,
            @RequestParam(required = false) @Nullable String bom,
            HttpServletResponse response)
            throws IOException {
        var format = new CsvFormat<>(ProfileRow.class, QueryParameters.flag("bom", bom));
        export(filter(site, user, crawl), "profiles.csv", format, response);
    }

    @Operation(summary = "All profiles that match, a JSON object a line")
    @GetMapping("/profiles.ndjson")
    void ndjson(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String crawl,
            HttpServletResponse response)
            throws IOException {
        export(filter(site, user, crawl), "profiles.ndjson", new NdjsonFormat<>(json), response);
    }

    private void export(
            ProfileFilter filter, String file, RowExport.Format<ProfileRow> format, HttpServletResponse response)
            throws IOException {
        RowExport.stream(response, file, format, last -> catalog.profilesAfter(filter, last, ROWS));
    }

    private static ProfileFilter filter(@Nullable String site, @Nullable String user, @Nullable String crawl) {
        return new ProfileFilter(QueryParameters.site(site), QueryParameters.user(user), QueryParameters.crawl(crawl));
    }
}
