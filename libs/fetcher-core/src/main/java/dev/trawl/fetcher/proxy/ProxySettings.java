package dev.trawl.fetcher.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * {@code trawl.fetcher.proxy.*}: how the proxy reaches the network.
 *
 * @param routes {@code host:port} to the {@code address:port} that is used instead; a routed host must still be allowed
 * @param responseBytes the limit of one response; default 32 MB. Does not apply inside a tunnel (https)
 * @param visitBytes the limit of all responses of one visit; default 512 MB
 * @param connectLimit for connecting; default 5 s. The system's resolver has a limit of its own
 * @param idleLimit how long a connection may be silent; default 60 s
 */
public record ProxySettings(
        Map<String, String> routes,
        DataSize responseBytes,
        DataSize visitBytes,
        Duration connectLimit,
        Duration idleLimit) {

    public ProxySettings(
            @Nullable Map<String, String> routes,
            @Nullable DataSize responseBytes,
            @Nullable DataSize visitBytes,
            @Nullable Duration connectLimit,
            @Nullable Duration idleLimit) {
        var checked = new LinkedHashMap<String, String>();
        if (routes != null) {
            routes.forEach((from, to) -> {
                parse("trawl.fetcher.proxy.routes key", from);
                parse("trawl.fetcher.proxy.routes." + from, to);
                checked.put(from.toLowerCase(Locale.ROOT), to);
            });
        }
        this.routes = Map.copyOf(checked);
        this.responseBytes = responseBytes == null ? DataSize.ofMegabytes(32) : responseBytes;
        this.visitBytes = visitBytes == null ? DataSize.ofMegabytes(512) : visitBytes;
        this.connectLimit = connectLimit == null ? Duration.ofSeconds(5) : connectLimit;
        this.idleLimit = idleLimit == null ? Duration.ofSeconds(60) : idleLimit;
    }

    /** The address that is used instead of this host and port, if there is one. */
    Optional<InetSocketAddress> route(Destination destination) {
        return Optional.ofNullable(routes.get(destination.toString())).map(to -> parse("route", to));
    }

    private static InetSocketAddress parse(String what, String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is '" + text + "', expected host:port", e);
        }
        throw new IllegalArgumentException(what + " is '" + text + "', expected host:port");
    }
}
