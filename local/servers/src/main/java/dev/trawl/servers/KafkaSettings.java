package dev.trawl.servers;

import java.nio.file.Path;

/**
 * The settings of a single broker on a small machine.
 *
 * @param port where clients connect
 * @param controllerPort where the broker talks to itself
 * @param data where the logs are
 */
record KafkaSettings(int port, int controllerPort, Path data) {

    /** A page of 16 MiB and its headers fit (docs/decisions/0003). */
    private static final int MESSAGE_BYTES = 17 * 1024 * 1024;

    String text() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                log.dirs=%3$s
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
                message.max.bytes=%4$d
                replica.fetch.max.bytes=%4$d
                # a broker that was killed may come back at once
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=1000
                # memory
                log.cleaner.dedupe.buffer.size=2097152
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                """.formatted(port, controllerPort, data, MESSAGE_BYTES);
    }
}
