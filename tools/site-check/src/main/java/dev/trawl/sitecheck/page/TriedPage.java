package dev.trawl.sitecheck.page;

import dev.trawl.parser.extraction.PageHtml;
import java.util.List;

/**
 * A page to try rules on.
 *
 * @param name for a person: the file's name, or the page's place among those of a user
 * @param remarks what else a person should know of it
 */
public record TriedPage(String name, Facts facts, PageHtml html, List<String> remarks) {

    public TriedPage {
        remarks = List.copyOf(remarks);
    }

    TriedPage(String name, Facts facts, byte[] html, List<String> remarks) {
        this(name, facts, facts.with(html), remarks);
    }

    /** One that a browser has brought, so that all of it is known. */
    public static TriedPage brought(String name, PageHtml html) {
        return new TriedPage(name, Facts.of(html), html, List.of());
    }
}
