/** The browser of a fetcher: its owner, and its tabs over the DevTools protocol. The port is in {@code visit}. */
@NullMarked
package dev.trawl.fetcher.browser;

import org.jspecify.annotations.NullMarked;
