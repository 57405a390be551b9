/** The fetcher: one browser, a few visits at a time. */
@NullMarked
package dev.trawl.fetcher;

import org.jspecify.annotations.NullMarked;
