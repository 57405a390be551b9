/** A house to check the rules on: house.clean. */
@NullMarked
package dev.trawl.testing.house.clean;

import org.jspecify.annotations.NullMarked;
