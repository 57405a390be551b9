package dev.trawl.testing;

import dev.trawl.devservers.DatabaseServer;
import dev.trawl.devservers.FreePorts;
import dev.trawl.devservers.PostgresAdministrator;
import dev.trawl.devservers.PostgresSettings;
import dev.trawl.devservers.ServerFailed;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A Postgres in a container, with the settings of a child process. */
final class ContainerDatabaseServer implements DatabaseServer {

    /** Of the major version of the child process. */
    private static final String IMAGE = "postgres:17";

    private static final int INSIDE = 5432;

    private final PostgresAdministrator administrator;
    private final ServerContainer container;

    private ContainerDatabaseServer() {
        int port = FreePorts.pick();
        String password = UUID.randomUUID().toString();
        this.administrator = new PostgresAdministrator(port, password);
        this.container = new ServerContainer(
                new GenericContainer<>(DockerImageName.parse(IMAGE))
                        .withEnv(variables(password))
                        .withCommand(command()),
                port,
                INSIDE);
    }

    private static Map<String, String> variables(String password) {
        return Map.of(
                "POSTGRES_USER",
                PostgresAdministrator.USER,
                "POSTGRES_PASSWORD",
                password,
                "POSTGRES_INITDB_ARGS",
                "--encoding=UTF8 --locale=C --no-sync");
    }

    private static String[] command() {
        return Stream.concat(Stream.of("postgres"), PostgresSettings.arguments(false).stream())
                .toArray(String[]::new);
    }

    /** A server whose data go when it is closed. */
    static ContainerDatabaseServer startTemporary() {
        var server = new ContainerDatabaseServer();
        try {
            server.start();
            return server;
        } catch (ServerFailed e) {
            server.close();
            throw e;
        }
    }

    /** What the engine calls its container. */
    String containerId() {
        return container.id();
    }

    @Override
    public Database createDatabase(String name, String user, String password) {
        return administrator.createDatabase(name, user, password);
    }

    @Override
    public void start() {
        container.start(administrator::isLetIn);
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public void close() {
        container.close();
    }
}
