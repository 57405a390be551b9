/** Pages in from Kafka; records, outcomes and letters out. */
@NullMarked
package dev.trawl.parser.messaging;

import org.jspecify.annotations.NullMarked;
