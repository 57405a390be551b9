/** What a run took, read from the operating system, and how it is printed: CPU, memory, load of other programs, aims. */
@NullMarked
package dev.trawl.bench.measure;

import org.jspecify.annotations.NullMarked;
