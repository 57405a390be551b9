package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker comes back with its topics, however it ended. */
class KafkaProcessIT {

    @Test
    void comesBackWithItsDataAfterASigkill() throws Exception {
        try (KafkaProcess kafka = KafkaProcess.startTemporary()) {
            String address = kafka.bootstrapServers();
            createTopic(address);
            kafka.kill();
            kafka.start();
            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(topics(address)).contains("kept");
        }
    }

    @Test
    void isPickedUpOnOtherPortsFromItsFolder(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("kafka.log");
        try (KafkaProcess kafka = KafkaProcess.start(folder.resolve("kafka"), log)) {
            createTopic(kafka.bootstrapServers());
        }
        try (KafkaProcess kafka = KafkaProcess.start(folder.resolve("kafka"), log)) {
            assertThat(topics(kafka.bootstrapServers())).contains("kept");
        }
    }

    @Test
    void startsWhereACopyOfItsDataFolderWasNotFinished(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("kafka.log");
        Path checkpoint = folder.resolve("kafka/data/bootstrap.checkpoint");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "half");
        try (KafkaProcess kafka = KafkaProcess.start(folder.resolve("kafka"), log)) {
            createTopic(kafka.bootstrapServers());
            assertThat(topics(kafka.bootstrapServers())).contains("kept");
        }
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    private static Set<String> topics(String address) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
            return admin.listTopics().names().get(60, TimeUnit.SECONDS);
        }
    }
}
