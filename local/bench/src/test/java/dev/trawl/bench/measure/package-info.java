/** Figures read and told right. */
@NullMarked
package dev.trawl.bench.measure;

import org.jspecify.annotations.NullMarked;
