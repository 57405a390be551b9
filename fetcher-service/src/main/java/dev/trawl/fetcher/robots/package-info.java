/** robots.txt, read through the proxy as everything else, and remembered for a day. */
@NullMarked
package dev.trawl.fetcher.robots;

import org.jspecify.annotations.NullMarked;
