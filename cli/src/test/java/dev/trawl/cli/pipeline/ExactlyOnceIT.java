package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.contract.Topics;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Promise 2: every effect is idempotent. Each message of a crawl comes a second time, and nothing changes. */
@ResourceLock(RunningPipeline.LOCK)
class ExactlyOnceIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(2));
    private static final Topics TOPICS = new Topics("");

    private final RunningPipeline pipeline = RunningPipeline.shared();

    /** What is known of a crawl in every place. */
    private record Known(
            Set<TaskEnd> tasks,
            CrawlStatus counts,
            Set<Map<String, Object>> profiles,
            Set<Map<String, Object>> articles,
            List<Map<String, Object>> observations,
            long letters) {}

    @Test
    void changesNothingWhenEveryMessageOfACrawlComesTwice() throws Exception {
        List<DemoUser> users = RunningPipeline.users(14, 18);
        var ids = new ArrayList<>(RunningPipeline.ids(users));
        ids.add("fault-next-dead-x61");
        ids.add("fault-deleted-x61");
        String crawl = pipeline.submitDemo("list", ids);
        pipeline.ends(crawl, LIMIT);
        try (TestKafka kafka = pipeline.kafka()) {
            Known before = known(crawl, kafka);
            assertThat(before.profiles()).isNotEmpty();
            assertThat(before.articles()).isNotEmpty();

            int sent = 0;
            for (String topic : List.of(TOPICS.tasks(), TOPICS.pages(), TOPICS.records(), TOPICS.outcomes())) {
                for (ConsumerRecord<byte[], byte[]> message : ofCrawl(kafka, topic, crawl, ids)) {
                    kafka.send(
                            new ProducerRecord<>(topic, null, null, message.key(), message.value(), message.headers()));
                    sent++;
                }
            }
            System.out.println(sent + " messages came twice");
            assertThat(sent).isGreaterThan(4 * users.size());
            // tasks are in one partition: when this one has ended, all before it were taken
            pipeline.ends(pipeline.submitDemo("profile", List.of("user-0010")), LIMIT);
            awaitRead(kafka);

            assertThat(known(crawl, kafka)).isEqualTo(before);
        }
    }

    private Known known(String crawl, TestKafka kafka) throws Exception {
        Rows rows = pipeline.rows(crawl);
        return new Known(
                Set.copyOf(pipeline.tasks(crawl)),
                pipeline.progress(crawl),
                Set.copyOf(rows.profiles()),
                Set.copyOf(rows.articles()),
                rows.observations().stream()
                        .sorted(Comparator.comparing(Object::toString))
                        .toList(),
                TOPICS.dead().stream()
                        .flatMap(topic -> kafka.read(topic).stream())
                        .filter(letter ->
                                new String(letter.value(), StandardCharsets.UTF_8).contains("\"" + crawl + "\""))
                        .count());
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofCrawl(
            TestKafka kafka, String topic, String crawl, List<String> users) {
        Set<String> keys = users.stream().map(user -> "demo/" + user).collect(Collectors.toSet());
        return kafka.read(topic).stream()
                .filter(message ->
                        message.key() != null && keys.contains(new String(message.key(), StandardCharsets.UTF_8)))
                .filter(message -> about(message, crawl))
                .toList();
    }

    private static boolean about(ConsumerRecord<byte[], byte[]> message, String crawl) {
        var header = message.headers().lastHeader("crawl");
        return header != null
                ? new String(header.value(), StandardCharsets.UTF_8).equals(crawl)
                : new String(message.value(), StandardCharsets.UTF_8).contains("\"crawlId\":\"" + crawl + "\"");
    }

    /** Until every group has acknowledged all that is there, twice in a row: what one reads becomes what another reads. */
    private void awaitRead(TestKafka kafka) {
        Map<String, String> groups = Map.of(
                "parser", TOPICS.pages(),
                "storage-records", TOPICS.records(),
                "storage-outcomes", TOPICS.outcomes(),
                "scheduler.outcomes", TOPICS.outcomes());
        var fleet = new Fleet(pipeline.stack());
        try (Admin admin = kafka.admin()) {
            Awaitility.await("everything is read")
                    .atMost(LIMIT)
                    .during(Duration.ofSeconds(3))
                    .until(() -> fleet.visits().isEmpty()
                            && groups.entrySet().stream()
                                    .allMatch(group -> isRead(admin, group.getKey(), group.getValue())));
        }
    }

    private static boolean isRead(Admin admin, String group, String topic) {
        try {
            var acknowledged = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(60, TimeUnit.SECONDS);
            var partitions =
                    admin.describeTopics(List.of(topic)).allTopicNames().get(60, TimeUnit.SECONDS).values().stream()
                            .flatMap(one -> one.partitions().stream())
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get(60, TimeUnit.SECONDS).entrySet().stream()
                    .allMatch(end -> end.getValue().offset() == 0
                            || (acknowledged.get(end.getKey()) != null
                                    && acknowledged.get(end.getKey()).offset()
                                            >= end.getValue().offset()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
