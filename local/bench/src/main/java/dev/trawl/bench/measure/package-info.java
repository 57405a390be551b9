/** What a run took, read from the operating system, and how it is printed: CPU, memory, foreign load, spreads, tables. */
@NullMarked
package dev.trawl.bench.measure;

import org.jspecify.annotations.NullMarked;
