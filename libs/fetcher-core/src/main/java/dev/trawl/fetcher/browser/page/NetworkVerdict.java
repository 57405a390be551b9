package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.NavigationResult.Spot;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.util.Optional;

/** What the network decides about a page before its content is read: by URL, redirects, status and failures. */
public final class NetworkVerdict {

    private final SiteFile site;
    private final VisitProxy visitProxy;
    private final TabWatch watch;

    public NetworkVerdict(SiteFile site, VisitProxy visitProxy, TabWatch watch) {
        this.site = site;
        this.visitProxy = visitProxy;
        this.watch = watch;
    }

    public Optional<NavigationResult> forbidden(URI url) {
        return forbidden(site, url);
    }

    /** Why a URL must not be loaded at all. */
    public static Optional<NavigationResult> forbidden(SiteFile site, URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || !site.hosts().allows(url.getHost(), port(url))) {
            return Optional.of(new NavigationResult.Refused(
                    url + " is not on a host that the site file allows", new Spot(url.toString(), null)));
        }
        return Optional.empty();
    }

    /** The verdict on the document as it is now; empty when its content must be read or awaited. */
    Optional<NavigationResult> byDocument(PageRecognition pageRecognition) {
        MainDocument mainDocument = watch.document();
        Optional<NavigationResult> decided =
                byFirstAnswer(pageRecognition, mainDocument).or(() -> refused(mainDocument.url()));
        if (decided.isPresent()) {
            return decided;
        }
        if (mainDocument.redirects() > site.browser().maxRedirects()) {
            return Optional.of(new NavigationResult.NotAPage(mainDocument.redirects() + " redirects", spot()));
        }
        Optional<NavigationResult> tooMuch = tooMuch();
        if (tooMuch.isPresent()) {
            return tooMuch;
        }
        if (mainDocument.proxy() != null) {
            return Optional.of(
                    new NavigationResult.NotAPage("the host cannot be reached (" + mainDocument.proxy() + ")", spot()));
        }
        return mainDocument.failure().map(this::failed).or(() -> pageRecognition.byStatus(mainDocument));
    }

    /** What was answered first decides, wherever a script on that page leads. */
    private Optional<NavigationResult> byFirstAnswer(PageRecognition pageRecognition, MainDocument now) {
        return watch.firstAnswer()
                .filter(first -> !first.request().equals(now.request()) && !first.isOk())
                .flatMap(first -> pageRecognition
                        .byStatus(first)
                        .or(() -> Optional.of(new NavigationResult.NotAPage(
                                "status " + first.status() + ", and a script then led to " + now.url(),
                                new Spot(first.url(), first.status())))));
    }

    /** The verdict when the proxy cut off the page; empty when it did not. */
    Optional<NavigationResult> tooMuch() {
        return tooMuch(visitProxy, watch.document().url(), spot());
    }

    private static Optional<NavigationResult> tooMuch(VisitProxy visitProxy, String url, Spot spot) {
        return visitProxy.traffic().isCutOff(url)
                ? Optional.of(new NavigationResult.TooLarge(
                        "the page, or the visit, brought more bytes than trawl.fetcher.proxy.response-bytes or .visit-bytes allow",
                        spot))
                : Optional.empty();
    }

    /** The verdict on an error that the browser reports. */
    public NavigationResult failed(String error) {
        Optional<NavigationResult> tooMuch = tooMuch();
        if (tooMuch.isPresent()) {
            return tooMuch.get();
        }
        if (error.contains("UNSAFE_REDIRECT")) {
            return new NavigationResult.Refused("a redirect to a scheme that is not allowed", spot());
        }
        return refused(watch.document().url()).orElseGet(() -> new NavigationResult.NotAPage(error, spot()));
    }

    /** The verdict when the visit proxy cut off or refused the page; empty when it did neither. */
    public static Optional<NavigationResult> cutOff(VisitProxy visitProxy, String url, Spot spot) {
        return tooMuch(visitProxy, url, spot).or(() -> refused(visitProxy, url, spot));
    }

    private Optional<NavigationResult> refused(String url) {
        return refused(visitProxy, url, spot());
    }

    private static Optional<NavigationResult> refused(VisitProxy visitProxy, String url, Spot spot) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            return visitProxy
                    .traffic()
                    .refusal(uri.getHost(), port(uri))
                    .map(refusal -> new NavigationResult.Refused(refusal.reason(), spot));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** Where the tab is. The status is that of the site, never that of the visit proxy. */
    public Spot spot() {
        MainDocument mainDocument = watch.document();
        return new Spot(mainDocument.url(), mainDocument.proxy() == null ? mainDocument.status() : null);
    }
}
