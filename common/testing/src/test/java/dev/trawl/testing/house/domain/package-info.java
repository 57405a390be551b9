/** A house to check the rules on: house.domain. */
@NullMarked
package dev.trawl.testing.house.domain;

import org.jspecify.annotations.NullMarked;
