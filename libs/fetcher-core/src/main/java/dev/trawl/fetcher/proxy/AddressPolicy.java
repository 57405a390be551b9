package dev.trawl.fetcher.proxy;

import dev.trawl.sitefile.Hosts;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Decides which hosts and addresses a visit may reach, and connects to them. A name is resolved once, and the
 * checked address is connected to. A name that resolves differently the second time gains nothing.
 */
final class AddressPolicy {

    private final Optional<Hosts> hosts;
    private final ProxySettings settings;
    private final Resolver resolver;

    /** @param hosts the hosts that are allowed; empty allows none */
    AddressPolicy(Optional<Hosts> hosts, ProxySettings settings) {
        this(hosts, settings, ReservedAddresses::resolve);
    }

    AddressPolicy(Optional<Hosts> hosts, ProxySettings settings, Resolver resolver) {
        this.hosts = hosts;
        this.settings = settings;
        this.resolver = resolver;
    }

    /** A host that does not resolve or does not answer. The browser gets status 502; the page was not delivered. */
    static final class HostUnreachable extends IOException {

        private static final long serialVersionUID = 1L;

        HostUnreachable(Destination destination, IOException cause) {
            super(destination + " cannot be reached, or does not answer: " + cause.getMessage(), cause);
        }
    }

    /** Resolves a name to its addresses; never to none. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    Socket connect(Destination to) throws ProxyRefusal.Thrown, IOException {
        Hosts allowed = hosts.filter(site -> site.allows(to.host(), to.port()))
                .orElseThrow(() -> new ProxyRefusal.Thrown(new ProxyRefusal.NotAllowed(to.toString())));
        Optional<InetSocketAddress> route = settings.route(to);
        if (route.isPresent()) {
            return open(to, route.get());
        }
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(to.host());
        } catch (IOException e) {
            throw new HostUnreachable(to, e);
        }
        if (!allowed.allowsPrivate(to.host())) {
            for (InetAddress address : addresses) {
                if (!ReservedAddresses.isPublic(address)) {
                    throw new ProxyRefusal.Thrown(
                            new ProxyRefusal.PrivateAddress(to.toString(), address.getHostAddress()));
                }
            }
        }
        return open(to, new InetSocketAddress(addresses[0], to.port()));
    }

    private Socket open(Destination to, InetSocketAddress address) throws HostUnreachable {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) settings.idleLimit().toMillis());
            socket.connect(address, (int) settings.connectLimit().toMillis());
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw new HostUnreachable(to, e);
        }
    }

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is closed as far as it can be.
        }
    }
}
