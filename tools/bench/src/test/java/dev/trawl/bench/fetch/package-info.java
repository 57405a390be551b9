/** The order of the rounds. */
@NullMarked
package dev.trawl.bench.fetch;

import org.jspecify.annotations.NullMarked;
