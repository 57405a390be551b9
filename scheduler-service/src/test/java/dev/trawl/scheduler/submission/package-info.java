/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.submission;

import org.jspecify.annotations.NullMarked;
