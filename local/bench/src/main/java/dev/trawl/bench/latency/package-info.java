/** How long a page takes from its capture to its rows. */
@NullMarked
package dev.trawl.bench.latency;

import org.jspecify.annotations.NullMarked;
