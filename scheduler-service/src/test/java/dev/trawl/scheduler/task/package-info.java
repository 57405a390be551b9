/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.task;

import org.jspecify.annotations.NullMarked;
