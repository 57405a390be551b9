package dev.trawl.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.trawl.devservers.ServerFailed;
import dev.trawl.devservers.StartupProbe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * The container of one server, at a port of 127.0.0.1 that it keeps. Testcontainers makes it and removes it; that it ends in
 * between and comes back with its volumes is asked of the engine itself. One owner, one thread at a time.
 */
final class ServerContainer implements AutoCloseable {

    /** The download of its image included. */
    private static final Duration MAKE = Duration.ofMinutes(10);

    private static final Duration START = MachineSpeed.allow(Duration.ofSeconds(90));
    private static final Duration GRACE = MachineSpeed.allow(Duration.ofSeconds(20));
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LOG_LINES = 15;

    private final GenericContainer<?> container;

    /**
     * Makes none yet.
     *
     * @param container with its settings, but for the port
     * @param port where it is found, on 127.0.0.1 and nowhere else
     * @param inside where the server listens in it
     */
    ServerContainer(GenericContainer<?> container, int port, int inside) {
        this.container = container;
        container
                .withExposedPorts(inside)
                .withCreateContainerCmdModifier(create -> publish(create, port, inside))
                .waitingFor(new Nothing());
    }

    private static void publish(CreateContainerCmd create, int port, int inside) {
        var address = Ports.Binding.bindIpAndPort("127.0.0.1", port);
        Objects.requireNonNull(create.getHostConfig())
                .withPortBindings(new PortBinding(address, ExposedPort.tcp(inside)));
    }

    /** Makes it, or starts the one that ended; returns when the server answers, and kills it when that takes too long. */
    void start(BooleanSupplier answers) {
        if (!isMade()) {
            within(MAKE, "make", container::start);
        } else if (!isRunning()) {
            within(ANSWER, "start", () -> engine().startContainerCmd(id()).exec());
        }
        if (!StartupProbe.succeeds(answers, this::isRunning, START)) {
            String how = isRunning() ? "does not answer within " + START.toSeconds() + " s" : "has ended";
            kill();
            throw new ServerFailed(image() + " " + how + "; the end of its log:\n" + endOfItsLog());
        }
    }

    /** Ends it in order, and by SIGKILL after a grace period. */
    void stop() {
        if (isRunning()) {
            int seconds = Math.toIntExact(GRACE.toSeconds());
            within(
                    GRACE.plus(ANSWER),
                    "stop",
                    () -> engine().stopContainerCmd(id()).withTimeout(seconds).exec());
        }
    }

    /** SIGKILL; returns when nothing in it runs any more. */
    void kill() {
        if (isRunning()) {
            within(
                    ANSWER,
                    "kill",
                    () -> engine().killContainerCmd(id()).withSignal("KILL").exec());
        }
    }

    /** Ends it in no order, and removes it with its volumes. */
    @Override
    public void close() {
        within(ANSWER, "remove", container::stop);
    }

    /** What the engine calls it, once it was started. */
    String id() {
        return Objects.requireNonNull(container.getContainerId(), () -> image() + " was never started");
    }

    private String image() {
        return container.getDockerImageName();
    }

    private boolean isMade() {
        return container.getContainerId() != null;
    }

    private boolean isRunning() {
        return isMade() && container.isRunning();
    }

    private String endOfItsLog() {
        List<String> lines = container.getLogs().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    private static DockerClient engine() {
        return DockerClientFactory.instance().client();
    }

    private void within(Duration limit, String what, Runnable call) {
        DockerCall.run("cannot " + what + " the container of " + image(), limit, call);
    }

    /** Whether the server answers is for its owner to ask. */
    private static final class Nothing extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
