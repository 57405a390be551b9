package dev.trawl.sitecheck.page;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A page at a URL. What no option says of it is taken from the URLs of the site file.
 *
 * @param user whose page it is
 */
public record PageUrl(URI url, Optional<PageKind> kind, Optional<String> user) {

    /** @throws AmbiguousPage when nothing says it */
    public SourcedFact<PageKind> kind(SiteFile site) {
        if (kind.isPresent()) {
            return SourcedFact.given(kind.get());
        }
        Optional<PageKind> known = new SiteUrls(site).kind(url.toString());
        if (known.isPresent()) {
            return new SourcedFact<>(
                    known.get(), "its URL is that of pages." + known.get().label() + ".url");
        }
        if (site.pages().article() == null) {
            throw new AmbiguousPage("no URL of pages is like " + url + ": give --kind profile, list or article");
        }
        return new SourcedFact<>(PageKind.ARTICLE, "its URL is neither that of pages.profile nor of pages.list");
    }

    /**
     * The page, as it was brought.
     *
     * @param at the URL after redirects
     * @param html in UTF-8
     * @throws AmbiguousPage when nothing says whose page it is and the rules ask
     */
    public TriedPage page(SiteFile site, String at, byte[] html) {
        SourcedFact<PageKind> what = kind(site);
        SourcedFact<UserId> whose = Owner.of(site, user, Optional.of(url.toString()), Optional.of(what.value()));
        return new TriedPage(
                what.value().label() + " page", new Facts(what, SourcedFact.given(at), whose), html, List.of());
    }
}
