/** The pipeline on one machine without Docker: real Kafka, real Postgres, the services as processes. */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
