package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.SiteFile;
import java.time.Duration;

/** The port to a real browser. Another browser may replace it between two visits. Thread-safe. */
public interface Browser {

    /** There is no browser, or it opens no tab. The task is handed back, uncharged. */
    final class NoBrowser extends Exception {

        private static final long serialVersionUID = 1L;

        public NoBrowser(String reason) {
            super(reason);
        }

        public NoBrowser(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /**
     * Opens a tab that shares nothing with earlier visits and reaches only the hosts of this site.
     *
     * @throws NoBrowser when no tab opens within the limit
     */
    Tab open(SiteFile site, Duration limit) throws NoBrowser, InterruptedException;
}
