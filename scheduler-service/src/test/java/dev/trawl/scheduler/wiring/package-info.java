/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.wiring;

import org.jspecify.annotations.NullMarked;
