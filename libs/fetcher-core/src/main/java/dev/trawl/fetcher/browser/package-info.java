/** The browser of a fetcher: the port, and its implementation over the DevTools protocol. */
@NullMarked
package dev.trawl.fetcher.browser;

import org.jspecify.annotations.NullMarked;
