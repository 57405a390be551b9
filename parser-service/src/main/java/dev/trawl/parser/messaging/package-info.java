/** Reads pages from Kafka; sends records, outcomes and dead letters. */
@NullMarked
package dev.trawl.parser.messaging;

import org.jspecify.annotations.NullMarked;
