/** A house to check the rules on: house.messaging. */
@NullMarked
package dev.trawl.testing.house.messaging;

import org.jspecify.annotations.NullMarked;
