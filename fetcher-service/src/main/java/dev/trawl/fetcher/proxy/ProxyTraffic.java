package dev.trawl.fetcher.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What went through one gate: counts, refusals, and whether a bound was passed. Thread-safe. */
public final class ProxyTraffic {

    private static final int REMEMBERED = 100;

    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<ProxyRefusal> refusals = ConcurrentHashMap.newKeySet();
    private final Set<String> cutOff = ConcurrentHashMap.newKeySet();
    private volatile boolean exhausted;
    private volatile Consumer<String> onCutOff = what -> {};

    void connected() {
        connections.incrementAndGet();
    }

    /** Counts bytes towards the browser; the sum so far. */
    long received(int count) {
        return bytes.addAndGet(count);
    }

    void refuse(ProxyRefusal proxyRefusal) {
        refused.incrementAndGet();
        if (refusals.size() < REMEMBERED) {
            refusals.add(proxyRefusal);
        }
    }

    /** One response was more than is allowed. */
    void cutOff(String what) {
        if (cutOff.size() < REMEMBERED) {
            cutOff.add(what);
        }
        onCutOff.accept(what);
    }

    /** All together was more than is allowed. */
    void exhausted(String what) {
        exhausted = true;
        cutOff(what);
    }

    /** Receives the URL of what was cut off; must not block. */
    public void onCutOff(Consumer<String> listener) {
        onCutOff = listener;
    }

    /** Connections made to the outside. */
    public long connections() {
        return connections.get();
    }

    /** Bytes brought from the outside. */
    public long bytes() {
        return bytes.get();
    }

    /** Requests refused. */
    public long refused() {
        return refused.get();
    }

    /** Whether this was cut off because it, or the whole visit, brought more than allowed. */
    public boolean isCutOff(String url) {
        return exhausted || cutOff.contains(url);
    }

    /** Why this host was refused, if it was. */
    public Optional<ProxyRefusal> refusal(String host, int port) {
        String destination = new Destination(host.toLowerCase(java.util.Locale.ROOT), port).toString();
        return refusals.stream()
                .filter(proxyRefusal -> proxyRefusal.destination().equals(destination))
                .findFirst();
    }
}
