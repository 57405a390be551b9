/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.publishing;

import org.jspecify.annotations.NullMarked;
