/** robots.txt, loaded through the proxy and kept for a day. */
@NullMarked
package dev.trawl.fetcher.robots;

import org.jspecify.annotations.NullMarked;
