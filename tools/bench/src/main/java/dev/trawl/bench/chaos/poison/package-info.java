/** Messages that cannot be read, and where each has to end. */
@NullMarked
package dev.trawl.bench.chaos.poison;

import org.jspecify.annotations.NullMarked;
