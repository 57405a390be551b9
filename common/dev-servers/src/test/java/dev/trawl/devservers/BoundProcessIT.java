package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.BoundProcess.DeathSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child ends on a signal, and when its parent dies. */
class BoundProcessIT {

    @TempDir
    private Path folder;

    @Test
    void endsWithItsParentThatIsKilled() throws Exception {
        Path pid = folder.resolve("pid");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        pid.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("started");
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            parent.destroyForcibly();
            child.onExit().get(60, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void isKilledWhenItDoesNotEndWithinItsGrace() {
        BoundProcess stubborn = BoundProcess.start(
                List.of("sh", "-c", "trap '' TERM; while true; do sleep 1; done"),
                folder,
                Map.of(),
                folder.resolve("log"),
                DeathSignal.KILL);
        stubborn.end(Duration.ofMillis(200));
        assertThat(stubborn.isAlive()).isFalse();
    }

    @Test
    void putsALongLogAside() throws Exception {
        Path log = folder.resolve("log");
        Files.write(log, new byte[10_000_001]);
        BoundProcess child = BoundProcess.start(List.of("echo", "said"), folder, Map.of(), log, DeathSignal.KILL);
        assertThat(child.ends(Duration.ofSeconds(60))).isTrue();
        assertThat(log).hasContent("said");
        assertThat(folder.resolve("log.1")).hasSize(10_000_001);
    }

    /** Starts a child, tells its number, and waits. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            BoundProcess child = BoundProcess.start(
                    List.of("sleep", "300"),
                    file.resolveSibling("."),
                    Map.of(),
                    file.resolveSibling("log"),
                    DeathSignal.KILL);
            Files.writeString(file, Long.toString(child.pid()));
            System.out.println("started");
            new CountDownLatch(1).await();
        }
    }
}
