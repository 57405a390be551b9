package dev.trawl.fetcher.browser;

import dev.trawl.contract.Heartbeat;
import dev.trawl.fetcher.visit.Browser;

/** The browser as the fetcher owns it: starts it, measures it, shows it in heartbeats, ends it. Thread-safe. */
public interface ManagedBrowser extends Browser, AutoCloseable {

    /** Starts a browser if there is no usable one. */
    void ready() throws NoBrowser, InterruptedException;

    /** Measures the memory. To be called every few seconds. */
    void step();

    /** The browser as heartbeats show it. */
    Heartbeat.Browser status();

    /** Ends the browser. If that fails, ends its processes. Never throws. */
    @Override
    void close();
}
