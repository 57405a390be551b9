/** Takeovers told right. */
@NullMarked
package dev.trawl.bench.takeover;

import org.jspecify.annotations.NullMarked;
