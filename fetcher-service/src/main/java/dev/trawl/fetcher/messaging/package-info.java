/** Kafka: receives tasks and control messages, sends pages, outcomes, letters, evidence and heartbeats. */
@NullMarked
package dev.trawl.fetcher.messaging;

import org.jspecify.annotations.NullMarked;
