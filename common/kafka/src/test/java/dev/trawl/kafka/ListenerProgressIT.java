package dev.trawl.kafka;

import static dev.trawl.kafka.OwnedTopic.Service.SCHEDULER;
import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Topics;
import dev.trawl.testing.SteppingClock;
import dev.trawl.testing.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;

/** A service of one listener that handles a message only when it is let, against a real broker. */
class ListenerProgressIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String FATAL = "fatal";

    @Configuration
    @EnableAutoConfiguration
    static class SlowListener {

        final Semaphore let = new Semaphore(0);

        @Bean
        static SimpleMeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static Clock clock() {
            return SteppingClock.somewhen();
        }

        @Bean
        static ServiceTopics serviceTopics(Topics topics) {
            return new ServiceTopics(
                    List.of(
                            OwnedTopic.kept(SCHEDULER, topics.outcomes(), Duration.ofDays(3)),
                            OwnedTopic.of(SCHEDULER, topics.deadMessages())),
                    List.of());
        }

        @KafkaListener(
                topics = "#{@topics.outcomes()}",
                groupId = "#{@topics.prefix()}slow",
                properties = "max.poll.records=1")
        void listen(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
            if (new String(batch.getFirst().value(), UTF_8).equals(FATAL)) {
                throw new AssertionError("an error that no listener survives");
            }
            let.acquire(batch.size());
        }
    }

    @Test
    void tellsTheLagAndIsUnhealthyWhileMessagesWaitAndNoneIsHandled() throws Exception {
        TestKafka kafka = TestKafka.shared();
        String prefix = kafka.freshPrefix();
        var topics = new Topics(prefix);
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(SlowListener.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.import=classpath:trawl-kafka.yml", "spring.application.name=it-service")
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--trawl.topics.prefix=" + prefix,
                        "--trawl.progress.patience=" + PATIENCE,
                        "--trawl.topics.partitions=1")) {
            var progress = service.getBean(ListenerProgress.class);
            var health = service.getBean("progressHealthIndicator", HealthIndicator.class);
            var clock = (SteppingClock) service.getBean(Clock.class);
            Semaphore let = service.getBean(SlowListener.class).let;
            await().until(() -> service.getBean(TopicCreation.class).isDone());
            for (int i = 0; i < 3; i++) {
                kafka.send(topics.outcomes(), "k", "{}".getBytes(UTF_8));
            }

            await().atMost(allow(Duration.ofSeconds(30))).until(() -> lag(service, topics) == 3);
            assertThat(status(health)).isEqualTo(Status.UP);

            clock.step(PATIENCE.plusSeconds(1));
            assertThat(progress.stuck()).containsExactly(prefix + "slow at " + topics.outcomes() + "-0");
            assertThat(status(health)).isEqualTo(Status.DOWN);

            let.release();
            await().atMost(allow(Duration.ofSeconds(30))).until(() -> lag(service, topics) == 2);
            assertThat(status(health)).isEqualTo(Status.UP);

            let.release(2);
            await().atMost(allow(Duration.ofSeconds(30))).until(() -> lag(service, topics) == 0);
            clock.step(PATIENCE.plusSeconds(1));
            assertThat(status(health)).isEqualTo(Status.UP);

            kafka.send(topics.outcomes(), "k", FATAL.getBytes(UTF_8));
            await().atMost(allow(Duration.ofSeconds(30))).until(() -> status(health) == Status.DOWN);
            assertThat(progress.stuck()).containsExactly(prefix + "slow has ended");
        }
    }

    private static Status status(HealthIndicator health) {
        var shown = health.health();
        assertThat(shown).isNotNull();
        return shown.getStatus();
    }

    private static double lag(ConfigurableApplicationContext service, Topics topics) {
        var gauge = service.getBean(MeterRegistry.class)
                .find("trawl.lag")
                .tag("topic", topics.outcomes())
                .gauge();
        return gauge == null ? -1 : gauge.value();
    }
}
