/** Ratios of Trawl's services to the barest program that does the same, measured in one run; {@code trawl bench}. */
@NullMarked
package dev.trawl.bench;

import org.jspecify.annotations.NullMarked;
