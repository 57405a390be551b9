package dev.trawl.fetcher.visit;

import dev.trawl.sitefile.SiteFile;
import java.net.URI;

/** What robots.txt says about a URL. */
public interface Robots {

    /** Asks, or remembers for a day. Never throws but when interrupted. */
    Verdict ask(SiteFile site, URI url) throws InterruptedException;

    /** Whether the URL will be answered from memory, so that no load is made. */
    boolean knows(URI url);

    /** The answer. */
    sealed interface Verdict {

        record Allowed() implements Verdict {}

        record Disallowed() implements Verdict {}

        /** The file itself cannot be had (5xx, no answer): nothing is loaded for now. */
        record Unknown(String reason) implements Verdict {}
    }
}
