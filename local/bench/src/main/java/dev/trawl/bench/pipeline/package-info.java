/** The services and the demo blog as processes. */
@NullMarked
package dev.trawl.bench.pipeline;

import org.jspecify.annotations.NullMarked;
