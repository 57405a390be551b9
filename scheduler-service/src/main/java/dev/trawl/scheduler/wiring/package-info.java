/** The scheduler as one application: its beans, its settings, and the loops that run by themselves. */
@NullMarked
package dev.trawl.scheduler.wiring;

import org.jspecify.annotations.NullMarked;
