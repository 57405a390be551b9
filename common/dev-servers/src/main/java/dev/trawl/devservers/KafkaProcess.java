package dev.trawl.devservers;

import dev.trawl.devservers.BoundProcess.DeathSignal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kafka broker as a child process: one node, broker and controller in one. One owner, one thread at a time. */
public final class KafkaProcess implements Broker {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path folder;
    private final KafkaData data;
    private final KafkaSettings settings;
    private final Path log;
    private final boolean temporary;
    private boolean recording;
    private @Nullable BoundProcess process;

    private KafkaProcess(Path folder, Path log, boolean temporary) {
        this.folder = TemporaryFolders.create(folder.toAbsolutePath());
        this.log = log.toAbsolutePath();
        this.data = new KafkaData(this.folder.resolve("data"), this.log);
        this.settings = KafkaSettings.ofProcess(
                FreePorts.pick(), FreePorts.pick(), data.folder().toString());
        this.temporary = temporary;
    }

    /** A broker whose data go when it is closed. */
    public static KafkaProcess startTemporary() {
        Path folder = TemporaryFolders.temporary("trawl-kafka-");
        return started(new KafkaProcess(folder, folder.resolve("kafka.log"), true));
    }

    /** A broker with its data in that folder, found there again by the next one. */
    public static KafkaProcess start(Path folder, Path log) {
        return started(in(folder, log, true));
    }

    /** One that is not started yet; its address is known. Unless they are kept, its data go when it is closed. */
    public static KafkaProcess in(Path folder, Path log, boolean keep) {
        return new KafkaProcess(folder, log, !keep);
    }

    private static KafkaProcess started(KafkaProcess broker) {
        try {
            broker.start();
            return broker;
        } catch (ServerFailed e) {
            broker.close();
            throw e;
        }
    }

    /** Its next start records what it uses, and its end writes the cache with which later brokers start. */
    public void record() {
        recording = true;
    }

    private static StartCache cache() {
        return StartCache.of(ServerFiles.kafkaLib().resolveSibling("."), "kafka");
    }

    @Override
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    @Override
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        Path file = folder.resolve("server.properties");
        try {
            Files.writeString(file, settings.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        data.create();
        List<String> command = java(cache().switches(recording), "kafka.Kafka", List.of(file.toString()));
        process = BoundProcess.start(command, folder, Map.of(), log, DeathSignal.KILL);
        await(process);
    }

    /** Returns when it answers; kills it when that takes longer than a start may. */
    private void await(BoundProcess broker) {
        if (StartupProbe.succeeds(new KafkaReadiness(settings.port())::answers, broker::isAlive, START)) {
            return;
        }
        if (!broker.isAlive()) {
            throw ServerFailed.withLog("Kafka ended with status " + broker.exitStatus(), log);
        }
        broker.kill();
        throw ServerFailed.withLog("Kafka did not answer within " + START.toSeconds() + " s", log);
    }

    /** The command that runs one of the broker's programs. */
    static List<String> java(List<String> switches, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(switches);
        command.addAll(KafkaSettings.HEAP);
        command.addAll(KafkaSettings.JVM);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-cp",
                ServerFiles.kafkaLib() + File.separator + "*",
                main));
        command.addAll(arguments);
        return command;
    }

    @Override
    public void stop() {
        if (process != null) {
            process.end(recording ? StartCache.WRITING : GRACE);
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** The number of its process; 0 when none was started. */
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    /** Whether its process runs. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Its data, where they are only for this run, are not worth an orderly end. */
    @Override
    public void close() {
        if (temporary && !recording) {
            kill();
        } else {
            stop();
        }
        if (temporary) {
            TemporaryFolders.delete(folder);
        }
    }
}
