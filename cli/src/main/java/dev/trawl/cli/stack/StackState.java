package dev.trawl.cli.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command at another terminal must know of a running pipeline.
 *
 * @param holder the process that holds it, and ends it when terminated
 * @param holderStarted when that process started, in milliseconds since 1970: numbers of processes are used again
 * @param demoBlog address of the demo blog
 */
public record StackState(
        String name,
        long holder,
        long holderStarted,
        String logs,
        String kafka,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String scheduler,
        String storage,
        String parser,
        List<String> fetchers,
        @Nullable String demoBlog,
        List<Member> processes) {

    /** One process of it. */
    public record Member(String name, long pid) {}

    public StackState {
        fetchers = List.copyOf(fetchers);
        processes = List.copyOf(processes);
    }

    /** The addresses of the services by name, in the order in which they are started. */
    public Map<String, String> services() {
        Map<String, String> services = new LinkedHashMap<>();
        services.put("scheduler", scheduler);
        for (String fetcher : fetchers) {
            services.put("fetcher-" + services.size(), fetcher);
        }
        services.put("storage", storage);
        services.put("parser", parser);
        return services;
    }

    /** Whether its holder lives. */
    public boolean isAlive() {
        return holderProcess().isPresent();
    }

    /** The process that holds it. */
    public Optional<ProcessHandle> holderProcess() {
        return ProcessHandle.of(holder).filter(process -> started(process) == holderStarted);
    }

    static long started(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    /** For psql. */
    public String psql() {
        return databaseUrl.replace("jdbc:postgresql://", "postgresql://" + databaseUser + ":" + databasePassword + "@");
    }
}
