package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.sitefile.SiteFile;

/**
 * What a tab is made of.
 *
 * @param context the ID of its browser context
 * @param session its commands
 * @param watch its events
 */
record TabParts(
        Chrome chrome,
        SiteFile site,
        VisitProxy gate,
        String context,
        CdpSession session,
        TabWatch watch,
        ConsoleLog console) {}
