package dev.trawl.trial.page;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.UserId;
import dev.trawl.parser.extraction.PageHtml;
import java.util.List;

/**
 * A page to try rules on.
 *
 * @param name for a person: the file's name, or the page's place among those of a user
 * @param remarks what else a person should know of it
 */
public record TriedPage(
        String name, PageHtml html, Told<PageKind> kind, Told<String> url, Told<UserId> user, List<String> remarks) {

    public TriedPage {
        remarks = List.copyOf(remarks);
    }

    TriedPage(
            String name, byte[] html, Told<PageKind> kind, Told<String> url, Told<UserId> user, List<String> remarks) {
        this(name, new PageHtml(kind.value(), url.value(), user.value(), html), kind, url, user, remarks);
    }

    /** One that a browser has brought, so that all of it is known. */
    public static TriedPage brought(String name, PageHtml html) {
        return new TriedPage(
                name, html, Told.given(html.kind()), Told.given(html.url()), Told.given(html.user()), List.of());
    }
}
