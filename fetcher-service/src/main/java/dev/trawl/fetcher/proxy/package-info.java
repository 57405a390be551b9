/** The only way out of the browser: a forward proxy that checks hosts and addresses, counts, and bounds bytes and time. */
@NullMarked
package dev.trawl.fetcher.proxy;

import org.jspecify.annotations.NullMarked;
