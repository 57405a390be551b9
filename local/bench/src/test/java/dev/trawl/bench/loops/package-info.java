/** The loops against real browsers and a small local list. */
@NullMarked
package dev.trawl.bench.loops;

import org.jspecify.annotations.NullMarked;
