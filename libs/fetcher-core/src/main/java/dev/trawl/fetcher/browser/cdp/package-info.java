/** The DevTools protocol: one connection to a browser, commands to its tabs, and their events. */
@NullMarked
package dev.trawl.fetcher.browser.cdp;

import org.jspecify.annotations.NullMarked;
