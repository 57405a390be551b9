package dev.trawl.testing.house.domain;

import org.apache.kafka.common.TopicPartition;

/** Kafka in a domain package. */
public record Misplaced(TopicPartition partition) {}
