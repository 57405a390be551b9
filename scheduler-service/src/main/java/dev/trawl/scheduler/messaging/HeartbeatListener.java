package dev.trawl.scheduler.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.MalformedMessage;
import dev.trawl.messaging.Received;
import dev.trawl.scheduler.fleet.Fleet;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;

/** Reads all heartbeats from the start of their topic, in every scheduler. What is malformed is counted and skipped. */
final class HeartbeatListener {

    private final Fleet fleet;
    private final RobotsNews robots;
    private final MeterRegistry metrics;
    private final Runnable onNews;

    /** @param onNews is run when heartbeats came: slots may be there now, or more of a site may be published */
    HeartbeatListener(Fleet fleet, RobotsNews robots, MeterRegistry metrics, Runnable onNews) {
        this.fleet = fleet;
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
        int before = fleet.liveSlots();
        boolean news = false;
        for (var record : batch) {
            try {
                if (record.value() != null) {
                    Heartbeat heartbeat = Received.read(record, Heartbeat.class);
                    fleet.heard(heartbeat);
                    news |= robots.heard(heartbeat);
                } else if (record.key() != null) {
                    fleet.left(new FetcherId(new String(record.key(), UTF_8)));
                }
            } catch (MalformedMessage | IllegalArgumentException e) {
                metrics.counter("trawl.messages.malformed", "topic", record.topic())
                        .increment();
            }
        }
        if (news || fleet.liveSlots() > before) {
            onNews.run();
        }
    }
}
