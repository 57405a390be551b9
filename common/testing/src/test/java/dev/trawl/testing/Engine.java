package dev.trawl.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Ports;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** What the Docker engine says about a container of a test. */
final class Engine {

    private Engine() {}

    static boolean has(String container) {
        try {
            inspect(container);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    static long exitStatus(String container) {
        return Objects.requireNonNull(inspect(container).getState().getExitCodeLong());
    }

    /** Where its ports are found, {@code address:port}. */
    static List<String> addresses(String container) {
        return inspect(container).getNetworkSettings().getPorts().getBindings().values().stream()
                .flatMap(bindings -> bindings == null ? Stream.<Ports.Binding>empty() : Arrays.stream(bindings))
                .map(binding -> binding.getHostIp() + ":" + binding.getHostPortSpec())
                .toList();
    }

    /** The running containers of an image that are found at an address, {@code address:port}. */
    static List<String> runningAt(String address, String image) {
        return client().listContainersCmd().exec().stream()
                .filter(container -> container.getImage().startsWith(image + ":"))
                .map(container -> container.getId())
                .filter(container -> addresses(container).contains(address))
                .toList();
    }

    static Set<String> volumes(String container) {
        return Objects.requireNonNull(inspect(container).getMounts()).stream()
                .map(mount -> Objects.requireNonNull(mount.getName()))
                .collect(Collectors.toSet());
    }

    static boolean hasVolume(String name) {
        try {
            client().inspectVolumeCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static InspectContainerResponse inspect(String container) {
        return client().inspectContainerCmd(container).exec();
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
