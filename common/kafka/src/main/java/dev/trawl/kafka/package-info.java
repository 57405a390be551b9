/** Kafka as every service uses it: topics made by their owners, durable sends, poison set aside, health of listeners and broker. */
@NullMarked
package dev.trawl.kafka;

import org.jspecify.annotations.NullMarked;
