package dev.trawl.parser.pages;

import dev.trawl.messages.SiteId;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A reader for each site that has a file. Immutable. */
public final class SiteReaders {

    private final Map<SiteId, PageReader> readers;

    private SiteReaders(Map<SiteId, PageReader> readers) {
        this.readers = Map.copyOf(readers);
    }

    /** @throws BadSiteFile naming every fault of every file, selectors included */
    public static SiteReaders load(Path folder, ReadingLimits limits) {
        var readers = new HashMap<SiteId, PageReader>();
        var faults = new ArrayList<String>();
        for (SiteFile site : SiteFiles.load(folder).all()) {
            try {
                readers.put(site.site(), new PageReader(site, limits));
            } catch (BadSiteFile e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new BadSiteFile(faults);
        }
        return new SiteReaders(readers);
    }

    public Optional<PageReader> find(SiteId site) {
        return Optional.ofNullable(readers.get(site));
    }
}
