package dev.trawl.scheduler.messaging;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.trawl.contract.Topics;
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
import org.slf4j.LoggerFactory;

/** The settings of the share group, on a real broker. */
class TaskShareGroupIT {

    private final TestKafka kafka = TestKafka.shared();
    private final Topics topics = kafka.freshTopics();
    private final ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, topics.taskGroup());

    @Test
    void setsWhatIsNotSetAndNothingElse() throws Exception {
        // not the console, which the start of another service in this process may have taken away from the log
        var logger = (Logger) LoggerFactory.getLogger(TaskShareGroup.class);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(logged);
        try (Admin admin = kafka.admin()) {
            var setup = new TaskShareGroup(topics);
            setup.run(admin);
            awaitSetting(admin, "share.auto.offset.reset", "earliest");
            awaitSetting(admin, "share.delivery.count.limit", "10");

            var loss = new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", null), AlterConfigOp.OpType.DELETE);
            admin.incrementalAlterConfigs(Map.of(group, List.of(loss))).all().get(60, TimeUnit.SECONDS);
            awaitSetting(admin, "share.auto.offset.reset", "latest");
            setup.run(admin);
            awaitSetting(admin, "share.auto.offset.reset", "earliest");

            setup.run(admin);
            assertThat(logged.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .satisfiesExactly(
                            first -> assertThat(first).endsWith("3 settings set"),
                            again -> assertThat(again).endsWith("1 settings set"));
        } finally {
            logger.detachAppender(logged);
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
