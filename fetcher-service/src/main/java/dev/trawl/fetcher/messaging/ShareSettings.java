package dev.trawl.fetcher.messaging;

import java.time.Duration;
import java.util.Map;

/**
 * How slots take tasks.
 *
 * @param bootstrap brokers, {@code host:port} separated by commas
 * @param client other settings of Kafka's client
 * @param topic the topic of tasks
 * @param group the share group
 * @param grace what a visit may take after SIGTERM
 */
record ShareSettings(String bootstrap, Map<String, Object> client, String topic, String group, Duration grace) {}
