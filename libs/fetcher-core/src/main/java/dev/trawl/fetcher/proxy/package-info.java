/** The only way from the browser to the network: a proxy that checks hosts and addresses, and limits bytes and time. */
@NullMarked
package dev.trawl.fetcher.proxy;

import org.jspecify.annotations.NullMarked;
