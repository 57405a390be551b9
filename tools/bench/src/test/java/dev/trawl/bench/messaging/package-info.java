/** Speeds from timestamps. */
@NullMarked
package dev.trawl.bench.messaging;

import org.jspecify.annotations.NullMarked;
