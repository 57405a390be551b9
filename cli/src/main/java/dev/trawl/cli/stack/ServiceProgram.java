package dev.trawl.cli.stack;

import dev.trawl.devservers.BoundProcess;
import dev.trawl.devservers.BoundProcess.DeathSignal;
import dev.trawl.devservers.LogTail;
import dev.trawl.devservers.StartCache;
import dev.trawl.devservers.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service's program: its executable jar taken apart, which starts in half the time of the jar. With the cache that a
 * {@link AotTraining} leaves, it starts in half of that.
 */
final class ServiceProgram {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private final Service service;
    private final Path repository;
    private final Path module;
    private final Path folder;

    ServiceProgram(Service service, Path repository, Path programs) {
        this.service = service;
        this.repository = repository;
        this.module = repository.resolve(service.module());
        this.folder = programs.resolve(service.label());
    }

    /** Takes the jar apart where that has not been done since it was built. Safe for several processes at once. */
    void prepare() {
        locked(this::extract);
    }

    /** Whether this build has had its training, whatever came of it. */
    boolean isTrained() {
        return Files.exists(trained());
    }

    void setTrained() {
        locked(() -> Files.writeString(trained(), ""));
    }

    private Path trained() {
        return folder.resolve("trained");
    }

    /** Something done to the folder. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void locked(Step step) {
        TemporaryFolders.create(folder.resolveSibling("."));
        Path lock = folder.resolveSibling(service.label() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock()) {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the " + service.label() + " in " + folder, e);
        }
    }

    private void extract() throws IOException {
        Path jar = jar();
        // not the time of modification: that is the same in every build, so that builds can be compared
        String built = Files.size(jar) + " " + Files.getAttribute(jar, "unix:ctime") + " " + Runtime.version();
        Path stamp = folder.resolve("built");
        if (Files.exists(stamp) && Files.readString(stamp).equals(built)) {
            return;
        }
        Path part = folder.resolveSibling(service.label() + ".part");
        TemporaryFolders.delete(part);
        int status = run(List.of(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", part.toString()));
        if (status != 0) {
            throw new StackFailed("preparing the " + service.label() + " failed:\n" + LogTail.of(log(), 5));
        }
        Files.writeString(part.resolve("built"), built);
        TemporaryFolders.delete(folder);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(log());
    }

    private Path jar() {
        try (Stream<Path> files = Files.list(module.resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(this::notBuilt);
        } catch (IOException e) {
            throw notBuilt();
        }
    }

    private StackFailed notBuilt() {
        return new StackFailed("the " + service.label() + " is not built: ./trawl build");
    }

    private Path log() {
        return folder.resolveSibling(service.label() + ".log");
    }

    private int run(List<String> command) throws IOException {
        Files.deleteIfExists(log());
        BoundProcess process = BoundProcess.start(command, repository, Map.of(), log(), DeathSignal.KILL);
        if (!process.ends(LIMIT)) {
            process.kill();
            throw new StackFailed("preparing the " + service.label() + " took longer than " + LIMIT.toSeconds() + " s");
        }
        return process.exitStatus();
    }

    /** How it is started; {@code training}: with the task to write its cache as it ends. */
    List<String> command(Path temporary, List<String> arguments, boolean training) {
        List<String> command = javaCommand();
        command.addAll(new StartCache(folder.resolve("start.aot")).switches(training));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-jar", application().toString()));
        command.addAll(arguments);
        return command;
    }

    /** Java, with the switches of this service. */
    List<String> javaCommand() {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags());
        return command;
    }

    /** The same with and without a cache: one that was made with other flags is refused. */
    private List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + service.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        if (service == Service.STORAGE) {
            // a batch lives through a few collections: with less room for survivors it is collected the dear way
            flags.add("-XX:SurvivorRatio=3");
        }
        return flags;
    }

    private Path application() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(this::notBuilt);
        } catch (IOException e) {
            throw notBuilt();
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
