/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.fleet;

import org.jspecify.annotations.NullMarked;
