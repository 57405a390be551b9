/** Pages and records in Kafka. */
@NullMarked
package dev.trawl.trial.reparse.messaging;

import org.jspecify.annotations.NullMarked;
