package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.Broker;
import dev.trawl.devservers.KafkaProcess;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A broker in a container does what a broker does, and leaves nothing. */
@EnabledIfSystemProperty(
        named = ServerKind.PROPERTY,
        matches = "containers",
        disabledReason = "no containers are asked for")
class ContainerBrokerIT extends BrokerContract {

    /** What says where a broker is. */
    private static final Set<String> PLACES = Set.of(
            "listeners",
            "advertised.listeners",
            "controller.quorum.bootstrap.servers",
            "controller.quorum.voters",
            "log.dirs");

    @Override
    Broker startTemporary() {
        return ContainerBroker.startTemporary();
    }

    @Test
    void isFoundOnThisMachineOnly() {
        assertThat(Engine.addresses(container())).containsExactly(broker().bootstrapServers());
    }

    @Test
    void isKilledBySigkill() {
        broker().kill();
        assertThat(Engine.exitStatus(container())).isEqualTo(128 + 9);
    }

    @Test
    void endsInOrderWhenItIsStopped() {
        broker().stop();
        assertThat(Engine.exitStatus(container())).isEqualTo(128 + 15);
    }

    @Test
    void goesWithItsVolumes() {
        var other = ContainerBroker.startTemporary();
        String id = other.containerId();
        Set<String> volumes = Engine.volumes(id);
        assertThat(Engine.has(id)).isTrue();
        assertThat(volumes).isNotEmpty().allMatch(Engine::hasVolume);
        other.close();
        assertThat(Engine.has(id)).isFalse();
        assertThat(volumes).noneMatch(Engine::hasVolume);
    }

    @Test
    void hasTheSettingsOfAChildProcess() throws Exception {
        try (KafkaProcess process = KafkaProcess.startTemporary()) {
            assertThat(settings(broker()))
                    .containsEntry("message.max.bytes", "17825792")
                    .isEqualTo(settings(process));
        }
    }

    private String container() {
        return ((ContainerBroker) broker()).containerId();
    }

    private static Map<String, String> settings(Broker broker) throws Exception {
        var one = new ConfigResource(ConfigResource.Type.BROKER, "1");
        Map<String, String> settings = new TreeMap<>();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.describeConfigs(Set.of(one)).all().get(60, TimeUnit.SECONDS).values().stream()
                    .flatMap(all -> all.entries().stream())
                    .filter(entry -> entry.source() == ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG)
                    .filter(entry -> !PLACES.contains(entry.name()))
                    .forEach(entry -> settings.put(entry.name(), String.valueOf(entry.value())));
        }
        return settings;
    }
}
