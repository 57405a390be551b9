package dev.trawl.fetcher.messaging;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Topics;
import dev.trawl.testing.SteppingClock;
import dev.trawl.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.Test;

class ShareGroupMembershipIT {

    private final TestKafka kafka = TestKafka.shared();
    private final Topics topics = kafka.freshTopics();
    private final ShareGroupMembership.Settings settings = new ShareGroupMembership.Settings(
            kafka.bootstrapServers(), Map.of(), topics.tasks(), topics.taskGroup(), Duration.ofSeconds(1));

    private Set<TopicPartition> assigned(Admin admin) throws Exception {
        return admin.describeShareGroups(List.of(settings.group())).all().get(60, TimeUnit.SECONDS).values().stream()
                .flatMap(group -> group.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    private void shareFromTheBeginning(Admin admin) throws Exception {
        Collection<AlterConfigOp> earliest = List.of(
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, settings.group()), earliest))
                .all()
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void joinsBeforeATaskIsAskedForAndKnowsThatOneMayBeHeldSince() throws Exception {
        kafka.create(topics.tasks());
        var clock = SteppingClock.somewhen();
        try (var admin = kafka.admin()) {
            shareFromTheBeginning(admin);
            try (var membership = ShareGroupMembership.join(settings, clock)) {
                Instant joined = clock.instant();
                // There is no group until its first member has joined.
                await().atMost(allow(Duration.ofSeconds(30)))
                        .ignoreExceptionsMatching(e -> e.getCause() instanceof GroupIdNotFoundException)
                        .until(() -> !assigned(admin).isEmpty());

                clock.step(Duration.ofSeconds(6));
                assertThat(membership.unpolled()).isEqualTo(Duration.ofSeconds(6));
                kafka.send(topics.tasks(), "site/user", new byte[] {1});
                var given = await().until(() -> membership.poll(Duration.ofSeconds(5)), tasks -> !tasks.isEmpty());

                assertThat(given).hasSize(1);
                assertThat(membership.acquiredAfter()).isEqualTo(joined);
                assertThat(membership.acknowledge(given.iterator().next(), AcknowledgeType.ACCEPT))
                        .isTrue();
            }
        }
    }
}
