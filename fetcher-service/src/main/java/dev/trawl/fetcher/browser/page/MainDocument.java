package dev.trawl.fetcher.browser.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document of a tab's main frame, as the network events describe it so far.
 *
 * @param request the ID of the request, of the last one after redirects
 * @param status null until the request is answered
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

    MainDocument answered(String finalUrl, int newStatus, @Nullable String retry, @Nullable String fromProxy) {
        return new MainDocument(request, finalUrl, newStatus, retry, fromProxy, error, finished, redirects);
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
