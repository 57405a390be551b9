package dev.trawl.fetcher.visit;

import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.SiteId;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The rules of robots.txt. Thread-safe. */
public interface Robots {

    /** Whether the site allows this URL. Loads robots.txt, or uses what was loaded within a day. */
    Verdict ask(SiteFile site, URI url) throws InterruptedException;

    /** Whether {@link #ask} needs no load for this URL. */
    boolean knows(URI url);

    /** The Crawl-delay that a site asks for; zero where it asks for none, or robots.txt is not loaded yet. */
    default Duration crawlDelay(SiteId site) {
        return Duration.ZERO;
    }

    /** The files that were read and are still valid, one for each site. */
    default List<Heartbeat.Robots> read() {
        return List.of();
    }

    /** The answer. */
    sealed interface Verdict {

        record Allowed() implements Verdict {}

        record Disallowed() implements Verdict {}

        /** robots.txt itself cannot be loaded (5xx, no answer): no page is loaded for now. */
        record Unknown(String reason) implements Verdict {}
    }
}
