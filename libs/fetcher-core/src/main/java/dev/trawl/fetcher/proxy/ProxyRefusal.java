package dev.trawl.fetcher.proxy;

/** A request of the browser that the proxy refused. */
public sealed interface ProxyRefusal {

    /** Thrown inside the proxy. The browser gets status 403, and {@link ProxyTraffic} keeps the refusal. */
    final class Thrown extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient ProxyRefusal proxyRefusal;

        Thrown(ProxyRefusal proxyRefusal) {
            super(proxyRefusal.reason());
            this.proxyRefusal = proxyRefusal;
        }

        ProxyRefusal refusal() {
            return proxyRefusal;
        }
    }

    /** The host and port of the request. */
    String destination();

    /** For people. */
    String reason();

    /** The site file does not allow the host. */
    record NotAllowed(String destination) implements ProxyRefusal {
        @Override
        public String reason() {
            return destination + " is not a host that the site file allows";
        }
    }

    /** The name resolves to an address that is private, loopback or link-local. */
    record PrivateAddress(String destination, String address) implements ProxyRefusal {
        @Override
        public String reason() {
            return destination + " resolves to the private address " + address;
        }
    }

    /** Neither a plain request nor a tunnel. */
    record NotUnderstood(String destination, String detail) implements ProxyRefusal {
        @Override
        public String reason() {
            return "request not understood: " + detail;
        }
    }
}
