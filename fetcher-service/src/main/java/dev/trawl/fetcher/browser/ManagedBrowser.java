package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.Browser;
import dev.trawl.fetcher.visit.NoBrowser;
import dev.trawl.messages.Heartbeat;

/** The browser as its fetcher owns it, by CDP or WebDriver: started, watched, shown in heartbeats, ended. Thread-safe. */
public interface ManagedBrowser extends Browser, AutoCloseable {

    /** Makes sure that a browser is there and fit. */
    void ready() throws NoBrowser, InterruptedException;

    /** Measures memory; call it every few seconds. */
    void step();

    /** For the heartbeat. */
    Heartbeat.Browser status();

    /** Ends it; where it will not go, its processes. Never throws. */
    @Override
    void close();
}
