/** The scheduler as a whole, against real Kafka and real Postgres. */
@NullMarked
package dev.trawl.scheduler;

import org.jspecify.annotations.NullMarked;
