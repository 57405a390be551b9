package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.proxy.Gate;
import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Arrival.Spot;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.util.Optional;

/** What is decided about a page by its URL, its redirects, its status and its failures, before anybody looks at it. */
final class NetworkVerdict {

    private final SiteFile site;
    private final Gate gate;
    private final TabWatch watch;

    NetworkVerdict(TabParts parts) {
        this.site = parts.site();
        this.gate = parts.gate();
        this.watch = parts.watch();
    }

    Optional<Arrival> forbidden(URI url) {
        return forbidden(site, url);
    }

    /** Why a URL must not be loaded at all. */
    static Optional<Arrival> forbidden(SiteFile site, URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || !site.hosts().allows(url.getHost(), port(url))) {
            return Optional.of(new Arrival.Refused(
                    url + " is not on a host that the site file allows", new Spot(url.toString(), null)));
        }
        return Optional.empty();
    }

    /** What the document as it is now decides; empty when it must be looked at, or waited for. */
    Optional<Arrival> byDocument(Recognition recognition) {
        Document document = watch.document();
        Optional<Arrival> refused = refused(document.url());
        if (refused.isPresent()) {
            return refused;
        }
        if (document.redirects() > site.browser().maxRedirects()) {
            return Optional.of(new Arrival.NotAPage(document.redirects() + " redirects", spot()));
        }
        Optional<Arrival> tooMuch = tooMuch();
        if (tooMuch.isPresent()) {
            return tooMuch;
        }
        if (document.proxy() != null) {
            return Optional.of(new Arrival.NotAPage("the host cannot be reached (" + document.proxy() + ")", spot()));
        }
        return document.failure().map(this::failed).or(() -> recognition.byStatus(document));
    }

    /** What it means that more bytes came than are allowed, where they did and no page came of it. */
    Optional<Arrival> tooMuch() {
        return tooMuch(gate, watch.document().url(), spot());
    }

    private static Optional<Arrival> tooMuch(Gate gate, String url, Spot spot) {
        return gate.traffic().isCutOff(url)
                ? Optional.of(new Arrival.TooLarge(
                        "the page, or the visit, brought more bytes than trawl.fetcher.proxy.response-bytes or .visit-bytes allow",
                        spot))
                : Optional.empty();
    }

    /** What an error means that the browser named. */
    Arrival failed(String error) {
        Optional<Arrival> tooMuch = tooMuch();
        if (tooMuch.isPresent()) {
            return tooMuch.get();
        }
        if (error.contains("UNSAFE_REDIRECT")) {
            return new Arrival.Refused("a redirect to a scheme that is not allowed", spot());
        }
        return refused(watch.document().url()).orElseGet(() -> new Arrival.NotAPage(error, spot()));
    }

    /** What the gate did to a page, as far as it did. */
    static Optional<Arrival> cutOff(Gate gate, String url, Spot spot) {
        return tooMuch(gate, url, spot).or(() -> refused(gate, url, spot));
    }

    private Optional<Arrival> refused(String url) {
        return refused(gate, url, spot());
    }

    private static Optional<Arrival> refused(Gate gate, String url, Spot spot) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            return gate.traffic()
                    .refusal(uri.getHost(), port(uri))
                    .map(refusal -> new Arrival.Refused(refusal.reason(), spot));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** Where the tab is; the status is the site's, not that of an answer of the proxy's own. */
    Spot spot() {
        Document document = watch.document();
        return new Spot(document.url(), document.proxy() == null ? document.status() : null);
    }
}
