package dev.trawl.fetcher.messaging;

import java.time.Duration;
import java.util.Map;

/**
 * How tasks are taken.
 *
 * @param bootstrap brokers, {@code host:port} with commas between
 * @param client what else Kafka's client is to know
 * @param topic of tasks
 * @param group that shares them
 * @param grace what a visit may take after the fetcher was told to stop
 */
record ShareSettings(String bootstrap, Map<String, Object> client, String topic, String group, Duration grace) {}
