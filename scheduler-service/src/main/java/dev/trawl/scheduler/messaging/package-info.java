/** The scheduler's topics: what it publishes, what it reads, and how far it has read. */
@NullMarked
package dev.trawl.scheduler.messaging;

import org.jspecify.annotations.NullMarked;
