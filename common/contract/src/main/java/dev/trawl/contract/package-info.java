/** The contract between the services: message records, topic names, and their JSON. Knows no Kafka client. */
@NullMarked
package dev.trawl.contract;

import org.jspecify.annotations.NullMarked;
