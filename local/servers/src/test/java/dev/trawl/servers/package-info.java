/** The servers start, die and come back. */
@NullMarked
package dev.trawl.servers;

import org.jspecify.annotations.NullMarked;
