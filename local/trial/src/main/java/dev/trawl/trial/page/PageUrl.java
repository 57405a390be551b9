package dev.trawl.trial.page;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.UserId;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A page at a URL. What nobody says of it is taken from the URLs of the site file.
 *
 * @param user whose page it is
 */
public record PageUrl(URI url, Optional<PageKind> kind, Optional<String> user) {

    /** @throws Unclear when nothing says it */
    public Told<PageKind> kind(SiteFile site) {
        if (kind.isPresent()) {
            return Told.given(kind.get());
        }
        Optional<PageKind> known = new SiteUrls(site).kind(url.toString());
        if (known.isPresent()) {
            return new Told<>(
                    known.get(), "its URL is that of pages." + known.get().label() + ".url");
        }
        if (site.pages().article() == null) {
            throw new Unclear("no URL of pages is like " + url + ": give --kind profile, list or article");
        }
        return new Told<>(PageKind.ARTICLE, "its URL is neither that of pages.profile nor of pages.list");
    }

    /**
     * The page, as it was brought.
     *
     * @param at the URL after redirects
     * @param html in UTF-8
     * @throws Unclear when nothing says whose page it is and the rules ask
     */
    public TriedPage page(SiteFile site, String at, byte[] html) {
        Told<PageKind> what = kind(site);
        Told<UserId> whose = Owner.of(site, user, Optional.of(url.toString()), Optional.of(what.value()));
        return new TriedPage(what.value().label() + " page", new Facts(what, Told.given(at), whose), html, List.of());
    }
}
