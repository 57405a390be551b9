package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.proxy.Gate;
import dev.trawl.sitefile.SiteFile;

/**
 * What a tab is made of.
 *
 * @param context the ID of its browser context
 * @param session its commands
 * @param watch its events
 */
record TabParts(
        Chrome chrome, SiteFile site, Gate gate, String context, Session session, TabWatch watch, Console console) {}
