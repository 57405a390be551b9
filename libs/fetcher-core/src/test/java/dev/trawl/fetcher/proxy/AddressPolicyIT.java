package dev.trawl.fetcher.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.sitefile.Hosts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names that resolve to another address at the second lookup. */
class AddressPolicyIT {

    private static final ProxySettings SETTINGS = new ProxySettings(Map.of(), null, null, null, null);

    private final Deque<String> answers = new ArrayDeque<>();

    private AddressPolicy addressPolicy(int port, List<String> privateNames) {
        var hosts = new Hosts(List.of("rebound.test:" + port), privateNames, false);
        return new AddressPolicy(Optional.of(hosts), SETTINGS, this::resolve);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(answers.removeFirst())};
    }

    @Test
    void connectsToTheAddressThatItCheckedAndAsksNoSecondTime() throws Exception {
        try (var first = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            answers.addAll(List.of("127.0.0.2", "127.0.0.3"));

            try (var socket = addressPolicy(first.getLocalPort(), List.of("rebound.test"))
                    .connect(new Destination("rebound.test", first.getLocalPort()))) {
                assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
            }
            assertThat(answers).containsExactly("127.0.0.3");
        }
    }

    @Test
    void checksEachConnectionForItself() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            answers.addAll(List.of("10.0.0.1", "127.0.0.2", "169.254.169.254", "::1", "::ffff:127.0.0.2"));
            AddressPolicy addressPolicy = addressPolicy(server.getLocalPort(), List.of());

            while (!answers.isEmpty()) {
                assertThatThrownBy(() -> addressPolicy.connect(new Destination("rebound.test", server.getLocalPort())))
                        .isInstanceOf(ProxyRefusal.Thrown.class);
            }
        }
    }
}
