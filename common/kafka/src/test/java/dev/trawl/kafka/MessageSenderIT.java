package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trawl.contract.Topics;
import dev.trawl.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

class MessageSenderIT {

    private static MessageSender sender(DefaultKafkaProducerFactory<byte[], byte[]> factory) {
        return new MessageSender(new KafkaTemplate<>(factory));
    }

    private static DefaultKafkaProducerFactory<byte[], byte[]> factory(String bootstrap) {
        return new DefaultKafkaProducerFactory<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "max.request.size",
                        Topics.MAX_MESSAGE_BYTES,
                        "buffer.memory",
                        2L * Topics.MAX_MESSAGE_BYTES,
                        "max.block.ms",
                        2000,
                        "request.timeout.ms",
                        1000,
                        "delivery.timeout.ms",
                        2000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Test
    void saysThatAMessageIsTooLarge() {
        TestKafka kafka = TestKafka.shared();
        Topics topics = kafka.freshTopics();
        kafka.create(topics.pages());
        var factory = factory(kafka.bootstrapServers());
        try {
            var sent = sender(factory).send(topics.pages(), "k", Map.of(), new byte[Topics.MAX_MESSAGE_BYTES + 1]);

            assertThatThrownBy(() -> MessageSender.await(List.of(sent), Duration.ofSeconds(10)))
                    .asInstanceOf(type(MessageSender.NotSent.class))
                    .matches(MessageSender.NotSent::isTooLarge);
        } finally {
            factory.destroy();
        }
    }

    @Test
    void saysThatAMessageWasNotTakenWhenThereIsNoBroker() {
        var factory = factory("127.0.0.1:" + dev.trawl.devservers.FreePorts.pick());
        try {
            var sent = sender(factory).send("topic", "k", Map.of(), new byte[1]);

            assertThatThrownBy(() -> MessageSender.await(List.of(sent), Duration.ofSeconds(10)))
                    .asInstanceOf(type(MessageSender.NotSent.class))
                    .matches(notSent -> !notSent.isTooLarge());
        } finally {
            factory.destroy();
        }
    }
}
