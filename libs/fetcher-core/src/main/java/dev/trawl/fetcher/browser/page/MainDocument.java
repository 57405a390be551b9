package dev.trawl.fetcher.browser.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The document of a tab's main frame, as the network events describe it so far.
 *
 * @param request the ID of the request, of the last one after redirects
 * @param status null until the request is answered
 * @param proxy null unless the visit proxy itself answered, with this status
 * @param error null unless the request failed; in Chromium's words
 * @param finished whether the last byte came, or the request failed
 */
public record MainDocument(
        String request,
        String url,
        @Nullable Integer status,
        @Nullable String retryAfter,
        @Nullable String proxy,
        @Nullable String error,
        boolean finished,
        int redirects) {

    static MainDocument requested(String request, String url, int redirects) {
        return new MainDocument(request, url, null, null, null, null, false, redirects);
    }

    /** @param response of the DevTools protocol: URL, status, headers */
    MainDocument answered(JsonNode response) {
        return new MainDocument(
                request,
                response.path("url").asString(),
                response.path("status").asInt(),
                header(response, "retry-after"),
                header(response, "x-trawl-proxy"),
                error,
                finished,
                redirects);
    }

    private static @Nullable String header(JsonNode response, String name) {
        for (var header : response.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asString();
            }
        }
        return null;
    }

    MainDocument failed(String newError) {
        return new MainDocument(request, url, status, retryAfter, proxy, newError, true, redirects);
    }

    MainDocument completed() {
        return new MainDocument(request, url, status, retryAfter, proxy, error, true, redirects);
    }

    public Optional<String> failure() {
        return Optional.ofNullable(error);
    }

    boolean isOk() {
        return status != null && status >= 200 && status < 300;
    }
}
