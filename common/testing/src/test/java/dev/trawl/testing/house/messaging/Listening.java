package dev.trawl.testing.house.messaging;

import org.apache.kafka.common.TopicPartition;

/** Kafka where it belongs. */
public record Listening(TopicPartition partition) {}
