package dev.trawl.sitecheck.page;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.parser.extraction.PageHtml;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.sitecheck.reading.FoundValues;
import java.util.ArrayList;
import java.util.List;

/** The kind of a page of which nothing says it: the one as which the rules find the most values on it. */
final class KindByReading {

    private static final List<PageKind> ORDER = List.of(PageKind.LIST, PageKind.PROFILE, PageKind.ARTICLE);

    private KindByReading() {}

    static SourcedFact<PageKind> of(PageReader reader, String url, UserId user, byte[] html) {
        PageKind best = ORDER.getFirst();
        long most = -1;
        var counts = new ArrayList<String>();
        for (PageKind kind : ORDER) {
            var foundValues = new FoundValues();
            var unused = reader.read(new PageHtml(kind, url, user, html), foundValues);
            counts.add(foundValues.values() + " as " + kind.label());
            if (foundValues.values() > most) {
                most = foundValues.values();
                best = kind;
            }
        }
        return new SourcedFact<>(best, "the rules find the most values so: " + String.join(", ", counts));
    }
}
