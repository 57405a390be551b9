package dev.trawl.demoblog;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.trawl.demoblog.replay.SelfSignedKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executor;

/**
 * The blog by https, with an untrusted certificate. Its port is taken at once; the key takes a second to make, and
 * visitors who come earlier wait for it.
 */
final class Untrusted implements AutoCloseable {

    private final HttpsServer server;
    private boolean closed;

    Untrusted(InetSocketAddress address, HttpHandler front, Executor visitors, int backlog) throws IOException {
        server = HttpsServer.create(address, backlog);
        server.createContext("/", front);
        server.setExecutor(visitors);
    }

    void start() {
        Thread.ofPlatform().daemon().name("untrusted-key").start(() -> {
            try {
                serve(SelfSignedKey.forHost(Blog.HOST));
            } catch (IOException | GeneralSecurityException e) {
                System.err.println("demo blog: no https for fault-certificate: " + e);
            }
        });
    }

    private synchronized void serve(SelfSignedKey key) throws GeneralSecurityException {
        if (!closed) {
            server.setHttpsConfigurator(new HttpsConfigurator(key.sslContext()));
            server.start();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.stop(0);
    }
}
