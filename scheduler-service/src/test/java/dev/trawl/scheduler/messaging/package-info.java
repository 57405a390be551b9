/** Tests of the package of this name. */
@NullMarked
package dev.trawl.scheduler.messaging;

import org.jspecify.annotations.NullMarked;
