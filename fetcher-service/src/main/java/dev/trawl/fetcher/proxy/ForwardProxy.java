package dev.trawl.fetcher.proxy;

import dev.trawl.sitefile.Hosts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens gates: one for each visit, so that what a visit may reach does not depend on what another may. Thread-safe. */
public final class ForwardProxy {

    private final ProxySettings settings;
    private final AtomicInteger inFlight = new AtomicInteger();

    public ForwardProxy(ProxySettings settings) {
        this.settings = settings;
    }

    /** A gate to these hosts, on a loopback port of its own. */
    public VisitProxy open(Hosts hosts) {
        return new VisitProxy(new AddressPolicy(Optional.of(hosts), settings), settings, inFlight);
    }

    /** A gate to nowhere, for whatever the browser does outside of visits. */
    public VisitProxy denyAll() {
        return new VisitProxy(new AddressPolicy(Optional.empty(), settings), settings, inFlight);
    }

    /** Requests and tunnels of browsers that are under way, through all gates. */
    public int requestsInFlight() {
        return inFlight.get();
    }
}
