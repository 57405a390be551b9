package dev.trawl.testing;

import dev.trawl.devservers.Broker;
import dev.trawl.devservers.FreePorts;
import dev.trawl.devservers.KafkaReadiness;
import dev.trawl.devservers.KafkaSettings;
import dev.trawl.devservers.ServerFailed;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A Kafka broker in a container, of the version of the clients and with the settings of a child process. */
final class ContainerBroker implements Broker {

    private static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

    /** It is not visible outside the container. */
    private static final int CONTROLLER_PORT = 9093;

    /** The image's user turns its environment into files here. */
    private static final Map<String, String> WRITTEN_AT_EACH_START =
            Map.of("/opt/kafka/config", "uid=1000,gid=1000,size=4m");

    private final KafkaSettings settings = KafkaSettings.ofContainer(FreePorts.pick(), CONTROLLER_PORT);
    private final ServerContainer container = new ServerContainer(
            new GenericContainer<>(DockerImageName.parse(IMAGE))
                    .withEnv(settings.variables())
                    .withTmpFs(WRITTEN_AT_EACH_START),
            settings.port(),
            settings.port());

    private ContainerBroker() {}

    /** A broker whose data go when it is closed. */
    static ContainerBroker startTemporary() {
        var broker = new ContainerBroker();
        try {
            broker.start();
            return broker;
        } catch (ServerFailed e) {
            broker.close();
            throw e;
        }
    }

    /** What the engine calls its container. */
    String containerId() {
        return container.id();
    }

    @Override
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    @Override
    public void start() {
        container.start(new KafkaReadiness(settings.port())::answers);
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public void close() {
        container.close();
    }
}
