/** One fetcher against the bare loops, on the same pages. */
@NullMarked
package dev.trawl.bench.fetch;

import org.jspecify.annotations.NullMarked;
