package dev.trawl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.Broker;
import dev.trawl.devservers.KafkaReadiness;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every broker of the tests does: it answers when it is started, and comes back as it was, however it ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerContract {

    private final Broker broker = startTemporary();

    /** One of the kind, for all tests of the class. */
    abstract Broker startTemporary();

    Broker broker() {
        return broker;
    }

    /** A test may leave it ended. */
    @BeforeEach
    void start() {
        broker.start();
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void answersOnceItIsStarted() {
        assertThat(answers(broker.bootstrapServers())).isTrue();
        try (TestKafka kafka = TestKafka.on(broker)) {
            String topic = kafka.freshTopics().tasks();
            kafka.create(topic);
            kafka.send(topic, "a", "said".getBytes(UTF_8));
            assertThat(kafka.read(topic))
                    .extracting(said -> new String(said.value(), UTF_8))
                    .containsExactly("said");
        }
    }

    @Test
    void comesBackWithItsDataAtItsAddressAfterAStop() {
        comesBackAfter(broker::stop);
    }

    @Test
    void comesBackWithItsDataAtItsAddressAfterASigkill() {
        comesBackAfter(broker::kill);
    }

    @Test
    void isNotStartedTwice() {
        String address = broker.bootstrapServers();
        broker.start();
        assertThat(broker.bootstrapServers()).isEqualTo(address);
        assertThat(answers(address)).isTrue();
    }

    @Test
    void isEndedTwiceWithoutAFault() {
        broker.stop();
        broker.stop();
        broker.kill();
        broker.start();
        assertThat(answers(broker.bootstrapServers())).isTrue();
    }

    private void comesBackAfter(Runnable end) {
        String address = broker.bootstrapServers();
        try (TestKafka kafka = TestKafka.on(broker)) {
            String topic = kafka.freshTopics().tasks();
            kafka.create(topic);
            IntStream.range(0, 50).forEach(n -> kafka.send(topic, "key" + n, new byte[1000]));

            end.run();
            assertThat(answers(address)).isFalse();
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(kafka.read(topic)).hasSize(50);
            kafka.send(topic, "after", new byte[1]);
            assertThat(kafka.read(topic)).hasSize(51);
        }
    }

    private static boolean answers(String address) {
        return new KafkaReadiness(Integer.parseInt(address.substring("127.0.0.1:".length()))).answers();
    }
}
