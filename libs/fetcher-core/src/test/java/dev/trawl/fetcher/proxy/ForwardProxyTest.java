package dev.trawl.fetcher.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardProxyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.2.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void takesPrivateAddressesForPrivate(String address) throws Exception {
        assertThat(ReservedAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void takesPublicAddressesForPublic(String address) throws Exception {
        assertThat(ReservedAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void readsDestinationsOfBothKindsOfRequest() {
        assertThat(Destination.ofAuthority("Example.TEST.:443")).isEqualTo(new Destination("example.test", 443));
        assertThat(Destination.ofAuthority("[::1]:80")).isEqualTo(new Destination("::1", 80));
        assertThat(Destination.ofUrl(URI.create("http://example.test/a")))
                .isEqualTo(new Destination("example.test", 80));
        assertThatThrownBy(() -> Destination.ofUrl(URI.create("ftp://example.test/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesARouteThatIsNone() {
        assertThatThrownBy(() -> new ProxySettings(Map.of("a.test:80", "nowhere"), null, null, null, null))
                .hasMessageContaining("nowhere")
                .hasMessageContaining("host:port");
    }
}
