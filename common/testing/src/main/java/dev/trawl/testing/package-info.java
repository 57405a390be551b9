/** House rules, clocks, and fixtures that several modules' tests use. */
@NullMarked
package dev.trawl.testing;

import org.jspecify.annotations.NullMarked;
