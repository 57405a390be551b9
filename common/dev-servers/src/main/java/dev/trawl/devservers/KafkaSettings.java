package dev.trawl.devservers;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of a single broker on a small machine, as a child process and in a container alike.
 *
 * @param listen the address it listens on; clients find it at 127.0.0.1 in any case
 * @param port where clients connect; the broker itself too, so it is the same inside of a container and outside
 * @param controllerPort where the broker talks to itself
 * @param quorum the property that says where the controller is
 * @param data the folder of the logs
 */
public record KafkaSettings(String listen, int port, int controllerPort, String quorum, String data) {

    /** What the broker's JVM may have. */
    static final List<String> HEAP = List.of("-Xms96m", "-Xmx384m");

    /** A JVM that starts fast and stays small. */
    static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** A page of 16 MiB and its headers fit (docs/decisions/0003). */
    private static final int MESSAGE_BYTES = 17 * 1024 * 1024;

    /** Those of a child process, whose ports may be others the next time it is started on its data. */
    static KafkaSettings ofProcess(int port, int controllerPort, String data) {
        return new KafkaSettings(
                "127.0.0.1",
                port,
                controllerPort,
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                data);
    }

    /** Those of the image {@code apache/kafka}, with its data in the volume that the image declares. */
    public static KafkaSettings ofContainer(int port, int controllerPort) {
        return new KafkaSettings(
                "0.0.0.0",
                port,
                controllerPort,
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "/var/lib/kafka/data");
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** As a file of properties. */
    String text() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                %4$s
                log.dirs=%5$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # a member of a share group has its first message one beat after it joined; the default is 5 s
                group.share.min.heartbeat.interval.ms=1000
                group.share.heartbeat.interval.ms=1000
                # the default, 200, is the most fetcher slots there could be
                group.share.max.size=1000
                message.max.bytes=%6$d
                replica.fetch.max.bytes=%6$d
                # a broker that was killed may come back at once
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=1000
                # memory
                log.cleaner.dedupe.buffer.size=2097152
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                """.formatted(listen, port, controllerPort, quorum, data, MESSAGE_BYTES);
    }

    /**
     * As the environment of the image {@code apache/kafka}, which takes the property {@code a.b} from {@code KAFKA_A_B}, and
     * nothing from a file of its own where one is given.
     */
    public Map<String, String> variables() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            String variable = "KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
            variables.put(variable, properties.getProperty(name));
        }
        variables.put("KAFKA_HEAP_OPTS", String.join(" ", HEAP));
        variables.put("KAFKA_JVM_PERFORMANCE_OPTS", String.join(" ", JVM));
        variables.put("KAFKA_LOG4J_ROOT_LOGLEVEL", "WARN");
        return variables;
    }
}
