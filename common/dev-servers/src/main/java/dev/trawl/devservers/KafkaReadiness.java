package dev.trawl.devservers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A broker is ready when it describes its cluster, with itself in it.
 *
 * @param port where it is, on 127.0.0.1
 */
public record KafkaReadiness(int port) {

    /** How long a connection has to last. */
    private static final int LASTING_MILLIS = 50;

    /** Whether it is now; within about 10 seconds. */
    public boolean answers() {
        return listens() && describesItself();
    }

    /**
     * A client without a broker logs a line a second: there is none before a process listens. The port of a container takes
     * connections before the broker does, and drops them at once; a broker waits for the client to speak.
     */
    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            socket.setSoTimeout(LASTING_MILLIS);
            return lasts(socket.getInputStream());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean lasts(InputStream silence) throws IOException {
        try {
            return silence.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private boolean describesItself() {
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
