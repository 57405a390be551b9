/** Tests of Kafka as every service uses it, some against a real broker. */
@NullMarked
package dev.trawl.kafka;

import org.jspecify.annotations.NullMarked;
