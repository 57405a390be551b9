package dev.trawl.fetcher.browser;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.trawl.demoblog.replay.SelfSignedKey;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;

/** A list page by HTTPS, with a certificate that no authority has signed. */
final class UntrustedSite implements AutoCloseable {

    private final HttpsServer server;

    UntrustedSite() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(SelfSignedKey.forHost("site.test").sslContext()));
            server.createContext("/", exchange -> {
                try (exchange) {
                    SmallSite.send(exchange, 200, SmallSite.list(1, 2, ""));
                }
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
