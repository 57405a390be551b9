package dev.trawl.demoblog;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.trawl.demoblog.replay.SelfSignedKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The running demo blog: http, and https beside it when a captured host is replayed. Thread-safe. */
public final class DemoServer implements AutoCloseable {

    static {
        // Read once when the JDK's server is loaded; without it each reply waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BACKLOG = 1024;

    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final AccessLog log;
    private final HttpServer http;
    private final Untrusted untrusted;
    private final @Nullable HttpsServer https;
    private final @Nullable String spki;

    private DemoServer(ServerOptions options) throws IOException, GeneralSecurityException {
        log = new AccessLog(Clock.systemUTC(), options.accessLog());
        http = HttpServer.create(new InetSocketAddress(options.address(), options.port()), BACKLOG);
        http.createContext("/", new Front("http", options, log, options.replay()));
        http.setExecutor(visitors);
        untrusted = new Untrusted(
                new InetSocketAddress(options.address(), options.untrustedPort()),
                new Front("https", options, log, null),
                visitors,
                BACKLOG);
        if (options.replay() == null) {
            https = null;
            spki = null;
        } else {
            SelfSignedKey key = SelfSignedKey.forHost(options.replay().host());
            spki = key.spki();
            https = HttpsServer.create(new InetSocketAddress(options.address(), options.httpsPort()), BACKLOG);
            https.setHttpsConfigurator(new HttpsConfigurator(key.sslContext()));
            https.createContext("/", new Front("https", options, log, options.replay()));
            https.setExecutor(visitors);
        }
    }

    /** @throws IOException when a port is in use */
    public static DemoServer start(ServerOptions options) throws IOException, GeneralSecurityException {
        var server = new DemoServer(options);
        server.http.start();
        server.untrusted.start();
        if (server.https != null) {
            server.https.start();
        }
        return server;
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    /** The https port with an untrusted certificate. */
    public int untrustedPort() {
        return untrusted.port();
    }

    /** Empty without a captured host. */
    public OptionalInt httpsPort() {
        return https == null
                ? OptionalInt.empty()
                : OptionalInt.of(https.getAddress().getPort());
    }

    /** The hash of the https key, for Chromium's {@code --ignore-certificate-errors-spki-list}. */
    public Optional<String> spki() {
        return Optional.ofNullable(spki);
    }

    public AccessLog log() {
        return log;
    }

    /** Ends at once; pages that never answer are cut off. */
    @Override
    public void close() {
        visitors.shutdownNow();
        http.stop(0);
        untrusted.close();
        if (https != null) {
            https.stop(0);
        }
        log.close();
    }
}
