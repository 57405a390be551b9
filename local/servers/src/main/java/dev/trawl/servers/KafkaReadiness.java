package dev.trawl.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker is ready when it describes its cluster, with itself in it. */
final class KafkaReadiness {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final int port;
    private final BoundProcess process;
    private final Path log;

    KafkaReadiness(int port, BoundProcess process, Path log) {
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** Returns when it is; kills it when that takes longer. */
    void await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!listens() || !answers()) {
            if (!process.isAlive()) {
                throw ServerFailed.withLog("Kafka ended with status " + process.exitStatus(), log);
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                process.kill();
                throw ServerFailed.withLog("Kafka did not answer within " + limit.toSeconds() + " s", log);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A client without a broker logs a line a second: there is none before somebody listens. */
    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
        Admin admin = Admin.create(settings);
        try {
            return !admin.describeCluster().nodes().get(10, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
