/** The pipeline's topics as a bench uses them: it fills them, and counts what services send. */
@NullMarked
package dev.trawl.bench.messaging;

import org.jspecify.annotations.NullMarked;
