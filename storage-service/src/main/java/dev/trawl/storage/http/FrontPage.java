package dev.trawl.storage.http;

import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.Catalog.IncompleteManifests;
import dev.trawl.storage.catalog.Catalog.QueryUnanswered;
import dev.trawl.storage.catalog.Catalog.StoredTotals;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The start page: numbers of stored rows, and links. */
@RestController
@Hidden
final class FrontPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Trawl: storage</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;margin:2em;max-width:50em}td{padding:0 1em 0 0}td+td{text-align:right}</style>
            </head><body><h1>Trawl: storage</h1>
            %s
            <ul>
            <li><a href="/api/profiles">profiles</a> (<a href="/api/profiles.csv?bom=true">CSV</a>, <a href="/api/profiles.ndjson">NDJSON</a>)</li>
            <li><a href="/api/articles">articles</a> (<a href="/api/articles.csv?bom=true">CSV</a>, <a href="/api/articles.ndjson">NDJSON</a>)</li>
            <li><a href="/v3/api-docs">OpenAPI</a>, <a href="/actuator/health">health</a>, <a href="/actuator/prometheus">metrics</a></li>
            </ul>
            </body></html>
            """;

    private static final String COUNTS = """
            <table>
            <tr><td>profiles</td><td>%,d</td></tr>
            <tr><td>articles</td><td>%,d</td></tr>
            <tr><td>observations of profiles</td><td>%,d</td></tr>
            <tr><td>observations of articles</td><td>%,d</td></tr>
            <tr><td>pages</td><td>%,d</td></tr>
            <tr><td>incomplete manifests</td><td>%,d%s</td></tr>
            </table>
            """;

    private final Catalog catalog;
    private final Clock clock;

    FrontPage(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page() {
        try {
            return PAGE.formatted(counts(catalog.totals(), catalog.incompleteManifests()));
        } catch (QueryUnanswered e) {
            return PAGE.formatted("<p>No counts: " + e.getMessage() + ".</p>");
        }
    }

    private String counts(StoredTotals storedTotals, IncompleteManifests incompleteManifests) {
        String oldest = incompleteManifests.oldest() == null
                ? ""
                : ", the oldest for "
                        + Duration.between(incompleteManifests.oldest(), clock.instant())
                                .toSeconds() + " s";
        return COUNTS.formatted(
                storedTotals.profiles(),
                storedTotals.articles(),
                storedTotals.profileObservations(),
                storedTotals.articleObservations(),
                storedTotals.pages(),
                incompleteManifests.manifests(),
                oldest);
    }
}
