package dev.trawl.fetcher.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The HTTP proxy of one visit, on a loopback port. {@link #close} ends every connection. Thread-safe. */
public final class VisitProxy implements AutoCloseable {

    private static final int BACKLOG = 128;
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final AddressPolicy addressPolicy;
    private final ProxySettings settings;
    private final ServerSocket server;
    private final ProxyTraffic proxyTraffic = new ProxyTraffic();
    private final AtomicInteger inFlight;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param inFlight counts requests while they are served, together with those of other visit proxies */
    VisitProxy(AddressPolicy addressPolicy, ProxySettings settings, AtomicInteger inFlight) {
        this.addressPolicy = addressPolicy;
        this.settings = settings;
        this.inFlight = inFlight;
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port for the proxy", e);
        }
        Thread.ofVirtual().name("visit-proxy-" + server.getLocalPort()).start(this::accept);
    }

    /** The address that the browser uses. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public ProxyTraffic traffic() {
        return proxyTraffic;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                // This may pass, such as a lack of file descriptors. A retry at once would use a whole core.
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void serve(Socket browser) {
        if (!keep(browser)) {
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                browser.setTcpNoDelay(true);
                browser.setSoTimeout((int) settings.idleLimit().toMillis());
                new BrowserConnection(this, browser, settings).run();
            } catch (IOException e) {
                // One side has gone. The browser sees a connection that ends.
            } finally {
                drop(browser);
            }
        });
    }

    Socket connect(Destination to) throws ProxyRefusal.Thrown, IOException {
        Socket socket = addressPolicy.connect(to);
        if (!keep(socket)) {
            throw new IOException("the visit proxy is closed");
        }
        proxyTraffic.connected();
        return socket;
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    private boolean keep(Socket socket) {
        open.add(socket);
        if (server.isClosed()) {
            drop(socket);
            return false;
        }
        return true;
    }

    void drop(Socket socket) {
        AddressPolicy.closeQuietly(socket);
        open.remove(socket);
    }

    @Override
    public void close() {
        AddressPolicy.closeQuietly(server);
        open.forEach(this::drop);
    }
}
