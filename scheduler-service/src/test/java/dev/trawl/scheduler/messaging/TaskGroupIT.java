package dev.trawl.scheduler.messaging;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.messages.Topics;
import dev.trawl.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The settings of the share group, on a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class TaskGroupIT {

    private final TestKafka kafka = TestKafka.shared();
    private final Topics topics = kafka.freshTopics();
    private final ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, topics.taskGroup());

    @Test
    void setsWhatIsNotSetAndNothingElse(CapturedOutput output) throws Exception {
        try (Admin admin = kafka.admin()) {
            var setup = new TaskGroup(topics);
            setup.run(admin);
            awaitSetting(admin, "share.auto.offset.reset", "earliest");
            awaitSetting(admin, "share.delivery.count.limit", "10");

            var loss = new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", null), AlterConfigOp.OpType.DELETE);
            admin.incrementalAlterConfigs(Map.of(group, List.of(loss))).all().get(60, TimeUnit.SECONDS);
            awaitSetting(admin, "share.auto.offset.reset", "latest");
            setup.run(admin);
            awaitSetting(admin, "share.auto.offset.reset", "earliest");

            setup.run(admin);
            assertThat(output.getOut().lines().filter(line -> line.contains("settings set")))
                    .hasSize(2);
        }
    }

    /** The broker applies what it has acknowledged a moment later. */
    private void awaitSetting(Admin admin, String name, String value) {
        await().atMost(allow(Duration.ofSeconds(30)))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> setting(admin, name).equals(value));
    }

    private String setting(Admin admin, String name) throws Exception {
        var configs = admin.describeConfigs(List.of(group)).all().get(60, TimeUnit.SECONDS);
        return requireNonNull(requireNonNull(configs.get(group)).get(name)).value();
    }
}
