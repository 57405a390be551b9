package dev.trawl.testing;

import dev.trawl.devservers.Broker;
import dev.trawl.devservers.DatabaseServer;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.PostgresProcess;

/**
 * Where the servers of the integration tests come from: what the run {@link ServerKind asks for}. Tests see only
 * {@link Broker} and {@link DatabaseServer}.
 */
final class TestServers {

    private TestServers() {}

    static Broker startBroker() {
        return endedWithTheTests(
                switch (ServerKind.asked()) {
                    case PROCESSES -> KafkaProcess.startTemporary();
                    case CONTAINERS -> ContainerBroker.startTemporary();
                });
    }

    static DatabaseServer startDatabaseServer() {
        return endedWithTheTests(
                switch (ServerKind.asked()) {
                    case PROCESSES -> PostgresProcess.startTemporary();
                    case CONTAINERS -> ContainerDatabaseServer.startTemporary();
                });
    }

    private static <T extends AutoCloseable> T endedWithTheTests(T server) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> close(server), "end " + server.getClass().getSimpleName()));
        return server;
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("a test server did not end: " + e);
        }
    }
}
