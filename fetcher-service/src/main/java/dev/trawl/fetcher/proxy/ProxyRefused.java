package dev.trawl.fetcher.proxy;

/** Thrown inside the proxy; the browser gets 403 and the gate remembers why. */
final class ProxyRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProxyRefusal proxyRefusal;

    ProxyRefused(ProxyRefusal proxyRefusal) {
        super(proxyRefusal.reason());
        this.proxyRefusal = proxyRefusal;
    }

    ProxyRefusal refusal() {
        return proxyRefusal;
    }
}
