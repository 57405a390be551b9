package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.SiteFile;
import java.time.Duration;

/** The port to a real browser, which may be replaced by another between two visits. Thread-safe. */
public interface Browser {

    /**
     * A tab with nothing in it of any visit before, that reaches only the hosts of this site.
     *
     * @throws NoBrowser when none could be had within the limit
     */
    Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException;
}
