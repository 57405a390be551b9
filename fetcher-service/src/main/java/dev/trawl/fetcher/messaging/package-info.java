/** Kafka: where tasks come from, where pages, outcomes, letters, evidence and heartbeats go. */
@NullMarked
package dev.trawl.fetcher.messaging;

import org.jspecify.annotations.NullMarked;
