/** A pipeline that is killed again and again, one part at a time, and what becomes of its tasks: {@code trawl chaos}. */
@NullMarked
package dev.trawl.bench.chaos;

import org.jspecify.annotations.NullMarked;
