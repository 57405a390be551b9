/** What a visit does, how it may end, and what it needs from the outside: browser, robots, lease, sink. */
@NullMarked
package dev.trawl.fetcher.visit;

import org.jspecify.annotations.NullMarked;
