/** How soon another fetcher goes on with a visit whose fetcher is gone. */
@NullMarked
package dev.trawl.bench.takeover;

import org.jspecify.annotations.NullMarked;
