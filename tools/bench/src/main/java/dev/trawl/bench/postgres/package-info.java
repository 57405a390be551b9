/** Bare JDBC: what storage cannot be faster than. */
@NullMarked
package dev.trawl.bench.postgres;

import org.jspecify.annotations.NullMarked;
