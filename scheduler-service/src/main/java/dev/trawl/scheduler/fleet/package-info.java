/** The fetchers as their heartbeats show them. */
@NullMarked
package dev.trawl.scheduler.fleet;

import org.jspecify.annotations.NullMarked;
