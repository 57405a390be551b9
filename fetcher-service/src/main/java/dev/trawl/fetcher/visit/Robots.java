package dev.trawl.fetcher.visit;

import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.SiteId;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What robots.txt says about a URL. */
public interface Robots {

    /** Asks, or remembers for a day. Never throws but when interrupted. */
    Verdict ask(SiteFile site, URI url) throws InterruptedException;

    /** Whether the URL will be answered from memory, so that no load is made. */
    boolean knows(URI url);

    /** The least time between two loads that a site asks for; zero where it asks for none, or was not asked yet. */
    default Duration crawlDelay(SiteId site) {
        return Duration.ZERO;
    }

    /** What was read and still counts, a line for each site. */
    default List<Heartbeat.Robots> read() {
        return List.of();
    }

    /** The answer. */
    sealed interface Verdict {

        record Allowed() implements Verdict {}

        record Disallowed() implements Verdict {}

        /** The file itself cannot be had (5xx, no answer): nothing is loaded for now. */
        record Unknown(String reason) implements Verdict {}
    }
}
