/** The scheduler as one application. Its beans and settings are in {@code wiring}. */
@NullMarked
package dev.trawl.scheduler;

import org.jspecify.annotations.NullMarked;
