/** The pipeline's topics as a bench uses them: filled, emptied by who is measured, counted. */
@NullMarked
package dev.trawl.bench.messaging;

import org.jspecify.annotations.NullMarked;
