package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.trawl.contract.Topics;
import dev.trawl.testing.SteppingClock;
import dev.trawl.testing.TestKafka;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Topics are made by their owners, against a real broker. */
class TopicCreationIT {

    private final TestKafka kafka = TestKafka.shared();
    private final Topics topics = kafka.freshTopics();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final AtomicInteger setups = new AtomicInteger();

    private TopicCreation creation(ServiceTopics of, java.util.function.Supplier<Admin> opening) {
        var settings = new TopicSettings(topics.prefix(), 2, (short) 1, Map.of());
        return new TopicCreation(opening, of, settings, List.of(admin -> setups.incrementAndGet()), clock);
    }

    @Test
    void waitsForTheTopicsOfOthersWithOneLine() throws Exception {
        var awaiting = ServiceTopics.of(OwnedTopic.Service.PARSER, topics, topics.outcomes());
        var creation = creation(awaiting, kafka::admin);
        var lines = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger(TopicCreation.class);
        lines.start();
        log.addAppender(lines);
        try {
            assertThat(creation.step()).isFalse();
            assertThat(creation.step()).isFalse();
            assertThat(creation.isDone()).isFalse();
            assertThat(creation.missing()).isOne();
            assertThat(creation.waitsFor()).contains(topics.outcomes() + " of the scheduler");
            assertThat(existing()).contains(topics.records()).doesNotContain(topics.outcomes());

            kafka.create(topics.outcomes());
            assertThat(creation.step()).isTrue();
            assertThat(creation.isDone()).isTrue();
            assertThat(creation.missing()).isZero();
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "topics of other services are not there yet; trying again until it works: TopicsAbsent: "
                                    + topics.outcomes() + " of the scheduler",
                            "over after 0 s and 2 failures: topics of other services are not there yet");
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void asksWithOneClientWhileItWaits() throws Exception {
        var opened = new AtomicInteger();
        var creation = creation(ServiceTopics.of(OwnedTopic.Service.PARSER, topics, topics.outcomes()), () -> {
            opened.incrementAndGet();
            return kafka.admin();
        });

        assertThat(creation.step()).isFalse();
        assertThat(creation.step()).isFalse();
        kafka.create(topics.outcomes());
        assertThat(creation.step()).isTrue();
        assertThat(opened).hasValue(1);
    }

    @Test
    void isNotDoneBeforeEachPartitionHasItsLeader() throws Exception {
        var asked = new AtomicInteger();
        var creation = creation(
                ServiceTopics.of(OwnedTopic.Service.PARSER, topics),
                () -> asked.getAndIncrement() == 0 ? leaderless(kafka.admin(), topics.records()) : kafka.admin());

        assertThat(creation.step()).isFalse();
        assertThat(existing()).contains(topics.records());
        assertThat(creation.isDone()).isFalse();
        assertThat(creation.step()).isTrue();
        assertThat(creation.isDone()).isTrue();
    }

    @Test
    void setsUpAgainWhatABrokerLost() throws Exception {
        var creation = creation(ServiceTopics.of(OwnedTopic.Service.PARSER, topics), kafka::admin);
        assertThat(creation.step()).isTrue();
        try (var admin = kafka.admin()) {
            admin.deleteTopics(List.of(topics.records())).all().get(60, TimeUnit.SECONDS);
        }
        assertThat(creation.step()).isTrue();
        assertThat(existing()).contains(topics.records());
        assertThat(setups).hasValue(2);
    }

    private java.util.Set<String> existing() throws Exception {
        try (var admin = kafka.admin()) {
            return admin.listTopics().names().get(60, TimeUnit.SECONDS);
        }
    }

    /** The same, but offsets are asked of a partition that has no leader. */
    private static Admin leaderless(Admin real, String topic) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listOffsets")) {
                        var leaderless = Map.of(new TopicPartition(topic, 99), OffsetSpec.latest());
                        return real.listOffsets(leaderless, new ListOffsetsOptions().timeoutMs(500));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
