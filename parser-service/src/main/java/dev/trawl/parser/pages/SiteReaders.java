package dev.trawl.parser.pages;

import dev.trawl.messages.SiteId;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A reader for each site that has a file, by the rules that the file has now. Thread-safe. */
public final class SiteReaders {

    private final Sites sites;

    private final ReadingLimits limits;

    private final Map<SiteId, Made> made = new ConcurrentHashMap<>();

    public SiteReaders(Sites sites, ReadingLimits limits) {
        this.sites = sites;
        this.limits = limits;
    }

    private record Made(SiteFile site, PageReader reader) {}

    /** A page is read to its end with the reader that this gives. */
    public Optional<PageReader> find(SiteId site) {
        return sites.find(site)
                .map(file ->
                        made.compute(site, (same, before) -> made(file, before)).reader());
    }

    private Made made(SiteFile file, @Nullable Made before) {
        return before != null && before.site() == file ? before : new Made(file, new PageReader(file, limits));
    }
}
