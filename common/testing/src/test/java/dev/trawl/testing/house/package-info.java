/** A house to check the rules on: house. */
@NullMarked
package dev.trawl.testing.house;

import org.jspecify.annotations.NullMarked;
