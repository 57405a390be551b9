/** Reads records and manifests from Kafka, publishes outcomes and dead letters. */
@NullMarked
package dev.trawl.storage.messaging;

import org.jspecify.annotations.NullMarked;
