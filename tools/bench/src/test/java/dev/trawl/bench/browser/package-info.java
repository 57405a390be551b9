/** The loops against real browsers and a small local list. */
@NullMarked
package dev.trawl.bench.browser;

import org.jspecify.annotations.NullMarked;
