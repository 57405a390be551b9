/** Records and manifests in from Kafka, outcomes and letters out. */
@NullMarked
package dev.trawl.storage.messaging;

import org.jspecify.annotations.NullMarked;
