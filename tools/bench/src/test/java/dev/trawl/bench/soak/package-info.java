/** Tests without a pipeline. */
@NullMarked
package dev.trawl.bench.soak;

import org.jspecify.annotations.NullMarked;
