/** The two bare loops that a fetcher is compared with: no queue, no deadlines, no walls, no evidence; only pages. */
@NullMarked
package dev.trawl.bench.browser;

import org.jspecify.annotations.NullMarked;
