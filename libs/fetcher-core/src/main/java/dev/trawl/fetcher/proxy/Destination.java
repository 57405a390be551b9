package dev.trawl.fetcher.proxy;

import java.net.URI;
import java.util.Locale;

/** A host, in lower case, and a port to connect to. */
record Destination(String host, int port) {

    Destination {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is no host and port");
        }
    }

    /** Reads the target of CONNECT. */
    static Destination ofAuthority(String authority) {
        int colon = authority.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + authority + "' is not host:port");
        }
        return new Destination(name(authority.substring(0, colon)), Integer.parseInt(authority.substring(colon + 1)));
    }

    /** Reads an absolute http URL. */
    static Destination ofUrl(URI url) {
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("'" + url + "' is not an absolute http URL");
        }
        return new Destination(name(url.getHost()), url.getPort() < 0 ? 80 : url.getPort());
    }

    private static String name(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return (bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
