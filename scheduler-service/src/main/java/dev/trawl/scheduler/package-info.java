/** The scheduler as one application: what it is made of, and its settings. */
@NullMarked
package dev.trawl.scheduler;

import org.jspecify.annotations.NullMarked;
