package dev.trawl.kafka;

import static dev.trawl.kafka.OwnedTopic.Service.SCHEDULER;
import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.Topics;
import dev.trawl.testing.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;

/** A service of one listener, against a real broker. */
class MessagingIT {

    private static final String VALID = """
            {"outcome":"STORED","taskId":"%s","crawlId":"c","site":"demo","userId":"u","attempt":1,
             "visitId":"0b7c5f7e-6c2f-4d0e-9a53-3f2f4f6d8a11","at":"2026-11-21T08:00:00Z","pages":1}
            """;

    @Configuration
    @EnableAutoConfiguration
    static class OneListener {

        final List<TaskId> handled = new CopyOnWriteArrayList<>();
        final AtomicInteger failuresToCome = new AtomicInteger();
        private final MalformedMessages malformed;

        OneListener(MalformedMessages malformed) {
            this.malformed = malformed;
        }

        @Bean
        static SimpleMeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static ServiceTopics serviceTopics(Topics topics) {
            return new ServiceTopics(
                    List.of(
                            OwnedTopic.kept(SCHEDULER, topics.outcomes(), Duration.ofDays(3)),
                            OwnedTopic.of(SCHEDULER, topics.deadMessages()),
                            OwnedTopic.compacted(SCHEDULER, topics.control())),
                    List.of());
        }

        @KafkaListener(topics = "#{@topics.outcomes()}", groupId = "#{@topics.prefix()}it")
        void listen(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
            var outcomes = malformed.decode(batch, record -> ReceivedMessage.read(record, Outcome.class));
            if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is away");
            }
            outcomes.forEach(outcome -> handled.add(outcome.message().visit().taskId()));
        }
    }

    private static ConfigurableApplicationContext start(String bootstrap, String prefix, String... more) {
        return new SpringApplicationBuilder(OneListener.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.import=classpath:trawl-kafka.yml", "spring.application.name=it-service")
                .properties(more)
                .run(
                        "--spring.kafka.bootstrap-servers=" + bootstrap,
                        "--trawl.topics.prefix=" + prefix,
                        "--trawl.topics.partitions=2");
    }

    @Test
    void setsPoisonAsideOnceAndHandlesTheRestInOrder() {
        TestKafka kafka = TestKafka.shared();
        String prefix = kafka.freshPrefix();
        var topics = new Topics(prefix);
        try (var service = start(kafka.bootstrapServers(), prefix)) {
            await().until(() -> service.getBean(TopicCreation.class).isDone());
            UUID first = UUID.randomUUID();
            UUID second = UUID.randomUUID();
            send(kafka, topics, VALID.formatted(first).getBytes(UTF_8));
            send(kafka, topics, "{\"outcome\":".getBytes(UTF_8));
            send(kafka, topics, null);
            send(kafka, topics, VALID.formatted(second).getBytes(UTF_8));
            var newer = new ProducerRecord<>(
                    topics.outcomes(),
                    0,
                    "k".getBytes(UTF_8),
                    VALID.formatted(first).getBytes(UTF_8));
            newer.headers().add(Topics.SCHEMA_HEADER, "2".getBytes(UTF_8));
            kafka.send(newer);

            await().atMost(allow(Duration.ofSeconds(30)))
                    .untilAsserted(
                            () -> assertThat(kafka.read(topics.deadMessages())).hasSize(3));
            assertThat(service.getBean(OneListener.class).handled)
                    .containsExactly(new TaskId(first), new TaskId(second));
            assertThat(kafka.read(topics.deadMessages()))
                    .map(record -> MessageJson.read(record.value(), MalformedLetter.class))
                    .extracting(MalformedLetter::by, MalformedLetter::topic, MalformedLetter::bytes)
                    .containsExactlyInAnyOrder(
                            tuple("it-service", topics.outcomes(), 11),
                            tuple("it-service", topics.outcomes(), 0),
                            tuple(
                                    "it-service",
                                    topics.outcomes(),
                                    VALID.formatted(first).getBytes(UTF_8).length));
        }
    }

    @Test
    void hasABatchDeliveredAgainUntilItIsHandled() {
        TestKafka kafka = TestKafka.shared();
        String prefix = kafka.freshPrefix();
        try (var service = start(kafka.bootstrapServers(), prefix)) {
            var listener = service.getBean(OneListener.class);
            listener.failuresToCome.set(3);
            await().until(() -> service.getBean(TopicCreation.class).isDone());
            UUID task = UUID.randomUUID();
            send(kafka, new Topics(prefix), VALID.formatted(task).getBytes(UTF_8));

            await().atMost(allow(Duration.ofSeconds(30)))
                    .untilAsserted(() -> assertThat(listener.handled).containsExactly(new TaskId(task)));
            assertThat(listener.failuresToCome).hasValue(0);
        }
    }

    @Test
    void makesItsTopicsAsDeclared() throws ExecutionException, InterruptedException, TimeoutException {
        TestKafka kafka = TestKafka.shared();
        String prefix = kafka.freshPrefix();
        var topics = new Topics(prefix);
        try (var service = start(kafka.bootstrapServers(), prefix, "trawl.topics.retention[crawl.dead.message]=12h");
                var admin = kafka.admin()) {
            await().until(() -> service.getBean(TopicCreation.class).isDone());
            var described = admin.describeTopics(List.of(topics.outcomes(), topics.control()))
                    .allTopicNames()
                    .get(60, TimeUnit.SECONDS);
            Map<String, String> settings = new HashMap<>();
            for (String topic : List.of(topics.outcomes(), topics.deadMessages(), topics.control())) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                var config = admin.describeConfigs(List.of(resource))
                        .all()
                        .get(60, TimeUnit.SECONDS)
                        .get(resource);
                for (String name : List.of("retention.ms", "cleanup.policy", "max.message.bytes")) {
                    settings.put(
                            topic.substring(prefix.length()) + " " + name,
                            String.valueOf(requireNonNull(config).get(name).value()));
                }
            }

            assertThat(requireNonNull(described.get(topics.outcomes())).partitions())
                    .hasSize(2);
            assertThat(requireNonNull(described.get(topics.control())).partitions())
                    .hasSize(1);
            assertThat(settings)
                    .containsEntry("crawl.outcomes retention.ms", "259200000")
                    .containsEntry("crawl.dead.message retention.ms", "43200000")
                    .containsEntry("crawl.control cleanup.policy", "compact")
                    .containsEntry("crawl.outcomes max.message.bytes", "17825792");
        }
    }

    @Test
    void startsWithoutABrokerAndGoesOnWhenItComes() {
        try (TestKafka kafka = TestKafka.own()) {
            String prefix = kafka.freshPrefix();
            kafka.broker().kill();
            try (var service = start(kafka.bootstrapServers(), prefix)) {
                assertThat(service.getBean(TopicCreation.class).isDone()).isFalse();
                kafka.broker().start();
                await().atMost(allow(Duration.ofSeconds(60)))
                        .until(() -> service.getBean(TopicCreation.class).isDone());
                UUID task = UUID.randomUUID();
                send(kafka, new Topics(prefix), VALID.formatted(task).getBytes(UTF_8));

                await().atMost(allow(Duration.ofSeconds(60)))
                        .untilAsserted(() -> assertThat(service.getBean(OneListener.class).handled)
                                .containsExactly(new TaskId(task)));
            }
        }
    }

    private static void send(TestKafka kafka, Topics topics, byte @Nullable [] value) {
        kafka.send(new ProducerRecord<>(topics.outcomes(), 0, "k".getBytes(UTF_8), value));
    }
}
