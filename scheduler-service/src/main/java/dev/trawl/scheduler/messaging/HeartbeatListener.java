package dev.trawl.scheduler.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;

/** Reads all heartbeats from the start of their topic, in every scheduler. What is malformed is counted and skipped. */
final class HeartbeatListener {

    private final FetcherRegistry fetcherRegistry;
    private final RobotsChanges robots;
    private final MeterRegistry metrics;
    private final Runnable onNews;

    /** @param onNews is run when heartbeats came: slots may be there now, or more of a site may be published */
    HeartbeatListener(FetcherRegistry fetcherRegistry, RobotsChanges robots, MeterRegistry metrics, Runnable onNews) {
        this.fetcherRegistry = fetcherRegistry;
        this.robots = robots;
        this.metrics = metrics;
        this.onNews = onNews;
    }

    @KafkaListener(
            id = "fetchers",
            idIsGroup = false,
            groupId = "#{@topics.prefix() + 'scheduler.fetchers'}",
            topicPartitions =
                    @TopicPartition(
                            topic = "#{@topics.fetchers()}",
                            partitionOffsets = @PartitionOffset(partition = "0", initialOffset = "0")),
            autoStartup = "false")
    void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        int before = fetcherRegistry.liveSlots();
        boolean news = false;
        for (var record : batch) {
            try {
                if (record.value() != null) {
                    Heartbeat heartbeat = ReceivedMessage.read(record, Heartbeat.class);
                    fetcherRegistry.heard(heartbeat);
                    news |= robots.heard(heartbeat);
                } else if (record.key() != null) {
                    fetcherRegistry.left(new FetcherId(new String(record.key(), UTF_8)));
                }
            } catch (MalformedMessage | IllegalArgumentException e) {
                metrics.counter("trawl.messages.malformed", "topic", record.topic())
                        .increment();
            }
        }
        if (news || fetcherRegistry.liveSlots() > before) {
            onNews.run();
        }
    }
}
