/** jsoup's own parse: what a parser cannot be faster than. */
@NullMarked
package dev.trawl.bench.extraction;

import org.jspecify.annotations.NullMarked;
