package dev.trawl.devservers;

import java.util.List;
import java.util.stream.Stream;

/** The settings of a server on a small machine, as a child process and in a container alike. */
public final class PostgresSettings {

    private PostgresSettings() {}

    /**
     * As arguments of {@code postgres}.
     *
     * @param durable whether an acknowledged commit is to survive a power cut too; it survives a SIGKILL in any case
     */
    public static List<String> arguments(boolean durable) {
        String onDisk = durable ? "on" : "off";
        return arguments(
                "synchronous_commit=on",
                "fsync=" + onDisk,
                "full_page_writes=" + onDisk,
                "max_connections=100",
                "shared_buffers=64MB",
                // in the data folder: a killed server leaves nothing elsewhere
                "dynamic_shared_memory_type=mmap",
                "log_timezone=UTC",
                "timezone=UTC");
    }

    /** Such as {@code port=5432}. */
    static List<String> arguments(String... settings) {
        return Stream.of(settings).flatMap(setting -> Stream.of("-c", setting)).toList();
    }
}
