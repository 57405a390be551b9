package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker is distinguished at once from what only looks like one: a Kafka client would ask for seconds, a log line each. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class KafkaReadinessIT {

    @Test
    void saysNoWhereNobodyListens() {
        assertThat(new KafkaReadiness(FreePorts.pick()).answers()).isFalse();
    }

    @Test
    void saysNoWhereCallersAreDropped() throws Exception {
        int port = FreePorts.pick();
        try (var socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dropCallers(socket));
            assertThat(new KafkaReadiness(port).answers()).isFalse();
        }
    }

    private static void dropCallers(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                socket.accept().close();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
