package dev.trawl.devservers;

import dev.trawl.devservers.BoundProcess.DeathSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A data folder of Kafka. It has to be formatted by a program that takes seconds, so one folder is formatted for each version of
 * Kafka, and each new data folder is a copy of it: the data of two brokers never meet.
 */
final class KafkaData {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Any valid one will do. */
    private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";

    /** Kafka looks for it to tell a formatted folder. */
    private static final String MARK = "meta.properties";

    private final Path folder;

    private final Path log;

    KafkaData(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    Path folder() {
        return folder;
    }

    /** Makes it where it does not exist whole. */
    void create() {
        if (Files.exists(folder.resolve(MARK))) {
            return;
        }
        try {
            Path formatted = formatted(log);
            List<Path> files;
            try (Stream<Path> all = Files.walk(formatted)) {
                files = all.map(formatted::relativize)
                        .filter(file -> Files.isRegularFile(formatted.resolve(file)))
                        // the mark last: it says that the others are there
                        .sorted(Comparator.comparing(file -> file.endsWith(MARK)))
                        .toList();
            }
            for (Path file : files) {
                Path copy = folder.resolve(file);
                Files.createDirectories(copy.resolveSibling("."));
                Path part = copy.resolveSibling(copy.getFileName() + ".part");
                Files.copy(formatted.resolve(file), part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a data folder for Kafka in " + folder, e);
        }
    }

    /** The folder that is copied. Safe for several processes at once. */
    private static synchronized Path formatted(Path log) throws IOException {
        Path lib = ServerFiles.kafkaLib();
        Path formatted = lib.resolveSibling("kafka-data-" + version(lib));
        if (Files.exists(formatted)) {
            return formatted;
        }
        Path lock = formatted.resolveSibling(formatted.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock()) {
            if (Files.notExists(formatted)) {
                Path part = formatted.resolveSibling(formatted.getFileName() + ".part");
                TemporaryFolders.delete(part);
                format(part, log);
                Files.move(part, formatted, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return formatted;
    }

    /** That of the broker's jars, such as {@code 4.3.1}. */
    private static String version(Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("kafka-clients-") && name.endsWith(".jar"))
                    .map(name -> name.substring("kafka-clients-".length(), name.length() - ".jar".length()))
                    .findFirst()
                    .orElseThrow(() -> new ServerFailed("there is no kafka-clients in " + lib));
        }
    }

    private static void format(Path data, Path log) throws IOException {
        TemporaryFolders.create(data);
        Path settings = data.resolveSibling(data.getFileName() + ".properties");
        // the ports are those of no broker: each broker writes its own when it starts
        Files.writeString(
                settings,
                KafkaSettings.ofProcess(FreePorts.pick(), FreePorts.pick(), data.toString())
                        .text());
        BoundProcess format = BoundProcess.start(
                KafkaProcess.java(
                        List.of(),
                        "kafka.tools.StorageTool",
                        List.of("format", "-c", settings.toString(), "--cluster-id", CLUSTER, "--standalone")),
                data.resolveSibling("."),
                Map.of(),
                log,
                DeathSignal.KILL);
        if (!format.ends(LIMIT)) {
            format.kill();
            throw ServerFailed.withLog("formatting Kafka's data folder took longer than " + LIMIT, log);
        }
        if (format.exitStatus() != 0) {
            throw ServerFailed.withLog("Kafka's data folder could not be formatted", log);
        }
        Files.delete(settings);
    }
}
