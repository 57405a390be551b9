/** The servers start, die and come back. */
@NullMarked
package dev.trawl.devservers;

import org.jspecify.annotations.NullMarked;
