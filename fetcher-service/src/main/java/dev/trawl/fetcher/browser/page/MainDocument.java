package dev.trawl.fetcher.browser.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document of a tab's main frame, as far as the network has told.
 *
 * @param request its ID; that of the last one after redirects
 * @param status once it was answered
 * @param error once it failed, in Chromium's words
 * @param finished whether its last byte came
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
