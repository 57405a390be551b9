/** Figures are read and printed right. */
@NullMarked
package dev.trawl.bench.measure;

import org.jspecify.annotations.NullMarked;
