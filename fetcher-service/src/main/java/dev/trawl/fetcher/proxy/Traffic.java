package dev.trawl.fetcher.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What went through one gate: counts, refusals, and whether a bound was passed. Thread-safe. */
public final class Traffic {

    private static final int REMEMBERED = 100;

    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<Refusal> refusals = ConcurrentHashMap.newKeySet();
    private volatile boolean tooMuch;
    private volatile Runnable overflown = () -> {};

    void connected() {
        connections.incrementAndGet();
    }

    /** Counts bytes towards the browser; the sum so far. */
    long received(int count) {
        return bytes.addAndGet(count);
    }

    void refuse(Refusal refusal) {
        refused.incrementAndGet();
        if (refusals.size() < REMEMBERED) {
            refusals.add(refusal);
        }
    }

    void overflow() {
        tooMuch = true;
        overflown.run();
    }

    /** Is told when something was cut off; must not wait. */
    public void onOverflow(Runnable listener) {
        overflown = listener;
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

    /** Whether a page, or the whole visit, was cut off because it brought more than allowed. */
    public boolean tooMuch() {
        return tooMuch;
    }

    /** Why this host was refused, if it was. */
    public Optional<Refusal> refusal(String host, int port) {
        String destination = new Destination(host.toLowerCase(java.util.Locale.ROOT), port).toString();
        return refusals.stream()
                .filter(refusal -> refusal.destination().equals(destination))
                .findFirst();
    }
}
