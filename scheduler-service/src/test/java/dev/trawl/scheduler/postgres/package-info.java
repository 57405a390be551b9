/** Tests of the package of this name. */
@NullMarked
package dev.trawl.scheduler.postgres;

import org.jspecify.annotations.NullMarked;
