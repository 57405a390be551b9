package dev.trawl.sitefile;

import dev.trawl.contract.SiteId;
import java.util.Collection;
import java.util.Optional;

/** The site files that there are, by site: as they were read once, or as they are now. Thread-safe. */
public interface Sites {

    /** Empty: no such site is known. */
    Optional<SiteFile> find(SiteId site);

    Collection<SiteFile> all();
}
