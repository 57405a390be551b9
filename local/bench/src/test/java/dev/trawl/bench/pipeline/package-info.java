/** Figures of the services read right. */
@NullMarked
package dev.trawl.bench.pipeline;

import org.jspecify.annotations.NullMarked;
