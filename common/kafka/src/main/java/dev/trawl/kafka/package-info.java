/** Kafka as every service uses it: topics made by their owners, durable sends, poison set aside, outages of one line. */
@NullMarked
package dev.trawl.kafka;

import org.jspecify.annotations.NullMarked;
