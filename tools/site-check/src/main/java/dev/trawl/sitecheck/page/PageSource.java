package dev.trawl.sitecheck.page;

import dev.trawl.parser.extraction.PageReader;
import dev.trawl.sitefile.SiteFile;
import java.util.List;
import java.util.Optional;

/** Where pages to try rules on come from. */
@FunctionalInterface
public interface PageSource {

    /**
     * The pages, for a site file that may be another at each call.
     *
     * @throws AmbiguousPage when something about them has to be said by an option
     */
    Brought pages(SiteFile site, PageReader reader) throws InterruptedException;

    /**
     * What has come.
     *
     * @param failure why there are no more, where there should be
     */
    record Brought(List<TriedPage> pages, Optional<String> failure) {
        public Brought {
            pages = List.copyOf(pages);
        }
    }
}
