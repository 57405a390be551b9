package dev.trawl.fetcher.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The traffic of one visit proxy: counts, refusals, and responses that were cut off. Thread-safe. */
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

    /** Counts bytes for the browser. Returns the sum so far. */
    long received(int count) {
        return bytes.addAndGet(count);
    }

    void refuse(ProxyRefusal proxyRefusal) {
        refused.incrementAndGet();
        if (refusals.size() < REMEMBERED) {
            refusals.add(proxyRefusal);
        }
    }

    /** One response had more bytes than allowed. */
    void cutOff(String what) {
        if (cutOff.size() < REMEMBERED) {
            cutOff.add(what);
        }
        onCutOff.accept(what);
    }

    /** All responses together had more bytes than allowed. */
    void exhausted(String what) {
        exhausted = true;
        cutOff(what);
    }

    /** Sets the listener that receives the URL of what was cut off. It must not block. */
    public void onCutOff(Consumer<String> listener) {
        onCutOff = listener;
    }

    /** The number of connections to sites. */
    public long connections() {
        return connections.get();
    }

    /** The number of bytes from sites. */
    public long bytes() {
        return bytes.get();
    }

    /** The number of refused requests. */
    public long refused() {
        return refused.get();
    }

    /** Whether this URL was cut off, since it or the whole visit had more bytes than allowed. */
    public boolean isCutOff(String url) {
        return exhausted || cutOff.contains(url);
    }

    /** Why this host was refused, if it was. */
    public Optional<ProxyRefusal> refusal(String host, int port) {
        String destination = new Destination(host.toLowerCase(Locale.ROOT), port).toString();
        return refusals.stream()
                .filter(proxyRefusal -> proxyRefusal.destination().equals(destination))
                .findFirst();
    }
}
