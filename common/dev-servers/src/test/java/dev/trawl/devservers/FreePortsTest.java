package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ports are free, and given once. */
class FreePortsTest {

    @Test
    void givesNoPortTwice() {
        assertThat(IntStream.range(0, 50).map(i -> FreePorts.pick()).boxed()).doesNotHaveDuplicates();
    }

    @Test
    void seesThatSomebodyListens() throws Exception {
        int port = FreePorts.pick();
        assertThat(FreePorts.isFree(port)).isTrue();
        try (var listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(listening.isBound()).isTrue();
            assertThat(FreePorts.isFree(port)).isFalse();
        }
    }
}
