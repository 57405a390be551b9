package dev.trawl.parser.pages;

import dev.trawl.contract.SiteId;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A reader for each site that has a file, by the current rules of the file. Thread-safe. */
public final class SiteReaders {

    private final Sites sites;

    private final ReadingLimits limits;

    private final Map<SiteId, SiteReader> readers = new ConcurrentHashMap<>();

    public SiteReaders(Sites sites, ReadingLimits limits) {
        this.sites = sites;
        this.limits = limits;
    }

    private record SiteReader(SiteFile site, PageReader reader) {}

    /** The current reader of a site. Read a page with one reader: the next call may return another one. */
    public Optional<PageReader> find(SiteId site) {
        return sites.find(site)
                .map(file -> readers.compute(site, (same, before) -> current(file, before))
                        .reader());
    }

    private SiteReader current(SiteFile file, @Nullable SiteReader before) {
        return before != null && before.site() == file ? before : new SiteReader(file, new PageReader(file, limits));
    }
}
