package dev.trawl.fetcher.proxy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses that a visit may reach only if its site file says so: loopback, private, link-local, multicast, reserved. */
final class ReservedAddresses {

    private ReservedAddresses() {}

    /**
     * Whether the address is reachable from the whole internet. The ranges are those of the IANA special-purpose registries (RFC
     * 6890, RFC 6598). IPv4 within IPv6 (mapped, 6to4, NAT64, Teredo) counts as what it contains, or as private.
     */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        return switch (address) {
            case Inet4Address ignored -> isPublic4(b, 0);
            case Inet6Address ignored -> isPublic6(b);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        int third = b[at + 2] & 0xff;
        return !(first == 0
                || first == 10
                || first == 127
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 169 && second == 254)
                || (first == 172 && (second & 0xf0) == 16)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 168)
                || (first == 198 && (second & 0xfe) == 18)
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113)
                || first >= 224);
    }

    private static boolean isPublic6(byte[] b) {
        int head = (b[0] & 0xff) << 8 | (b[1] & 0xff);
        if (head == 0x0064) {
            return isNat64(b) && isPublic4(b, 12);
        }
        if (head == 0x2002) {
            return isPublic4(b, 2);
        }
        boolean teredoOrDocumentation =
                head == 0x2001 && (b[2] == 0 && b[3] == 0 || (b[2] & 0xff) == 0x0d && (b[3] & 0xff) == 0xb8);
        return (head & 0xe000) == 0x2000 && !teredoOrDocumentation;
    }

    private static boolean isNat64(byte[] b) {
        boolean zero = true;
        for (int i = 4; i < 12; i++) {
            zero &= b[i] == 0;
        }
        return zero && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
    }

    /**
     * The addresses of a name; never empty.
     *
     * @throws UnknownHostException when there are none
     */
    static InetAddress[] resolve(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}
