/** A real Kafka broker and a real Postgres as child processes, for tests and for the pipeline on one machine. */
@NullMarked
package dev.trawl.devservers;

import org.jspecify.annotations.NullMarked;
