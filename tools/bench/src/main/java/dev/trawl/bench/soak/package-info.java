/** A pipeline that works for long, and whether what it holds stays the same; {@code trawl soak}. */
@NullMarked
package dev.trawl.bench.soak;

import org.jspecify.annotations.NullMarked;
