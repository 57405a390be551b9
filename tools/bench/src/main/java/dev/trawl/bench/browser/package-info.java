/** The two bare loops that a fetcher is compared with. They capture pages, without queue, deadlines, proxy and evidence. */
@NullMarked
package dev.trawl.bench.browser;

import org.jspecify.annotations.NullMarked;
