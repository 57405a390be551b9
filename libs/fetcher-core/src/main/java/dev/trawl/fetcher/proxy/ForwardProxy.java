package dev.trawl.fetcher.proxy;

import dev.trawl.sitefile.Hosts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens visit proxies, one for each visit, each with the hosts of its own site. Thread-safe. */
public final class ForwardProxy {

    private final ProxySettings settings;
    private final AtomicInteger inFlight = new AtomicInteger();

    public ForwardProxy(ProxySettings settings) {
        this.settings = settings;
    }

    /** Opens a visit proxy to these hosts, on a loopback port of its own. */
    public VisitProxy open(Hosts hosts) {
        return new VisitProxy(new AddressPolicy(Optional.of(hosts), settings), settings, inFlight);
    }

    /** Opens a visit proxy that allows no host, for what the browser does outside of visits. */
    public VisitProxy denyAll() {
        return new VisitProxy(new AddressPolicy(Optional.empty(), settings), settings, inFlight);
    }

    /** The number of requests and tunnels under way, of all visit proxies. */
    public int requestsInFlight() {
        return inFlight.get();
    }
}
