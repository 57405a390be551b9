/** The commands {@code trawl check} and {@code trawl try}: site files without Kafka and Postgres. */
@NullMarked
package dev.trawl.trial;

import org.jspecify.annotations.NullMarked;
