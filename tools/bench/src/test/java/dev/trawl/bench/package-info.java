/** The rules of the house, the page of figures. */
@NullMarked
package dev.trawl.bench;

import org.jspecify.annotations.NullMarked;
