package dev.trawl.sitecheck.page;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.parser.extraction.PageHtml;

/** What a page shows, where it was and whose it is, each with how that is known. */
public record Facts(SourcedFact<PageKind> kind, SourcedFact<String> url, SourcedFact<UserId> user) {

    /** Those of a page that a browser has brought. */
    static Facts of(PageHtml page) {
        return new Facts(SourcedFact.given(page.kind()), SourcedFact.given(page.url()), SourcedFact.given(page.user()));
    }

    PageHtml with(byte[] html) {
        return new PageHtml(kind.value(), url.value(), user.value(), html);
    }
}
