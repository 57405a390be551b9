package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.DatabaseServer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A Postgres in a container does what a database server does, and leaves nothing. */
@EnabledIfSystemProperty(
        named = ServerKind.PROPERTY,
        matches = "containers",
        disabledReason = "no containers are asked for")
class ContainerDatabaseServerIT extends DatabaseServerContract {

    @Override
    DatabaseServer startTemporary() {
        return ContainerDatabaseServer.startTemporary();
    }

    @Test
    void isFoundOnThisMachineOnly() {
        String url = server().createDatabase("found", "trawl", "secret").jdbcUrl();
        assertThat(Engine.addresses(container()))
                .singleElement()
                .satisfies(address -> assertThat(url).isEqualTo("jdbc:postgresql://" + address + "/found"));
    }

    @Test
    void isKilledBySigkill() {
        server().kill();
        assertThat(Engine.exitStatus(container())).isEqualTo(128 + 9);
    }

    @Test
    void endsInOrderWhenItIsStopped() {
        server().stop();
        assertThat(Engine.exitStatus(container())).isZero();
    }

    @Test
    void goesWithItsVolumes() {
        var other = ContainerDatabaseServer.startTemporary();
        String id = other.containerId();
        Set<String> volumes = Engine.volumes(id);
        assertThat(Engine.has(id)).isTrue();
        assertThat(volumes).isNotEmpty().allMatch(Engine::hasVolume);
        other.close();
        assertThat(Engine.has(id)).isFalse();
        assertThat(volumes).noneMatch(Engine::hasVolume);
    }

    private String container() {
        return ((ContainerDatabaseServer) server()).containerId();
    }
}
