package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.SiteFile;
import java.time.Duration;

/** The port to a real browser. Another browser may replace it between two visits. Thread-safe. */
public interface Browser {

    /**
     * Opens a tab that shares nothing with earlier visits and reaches only the hosts of this site.
     *
     * @throws NoBrowser when no tab opens within the limit
     */
    Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException;
}
